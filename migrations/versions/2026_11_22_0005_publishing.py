"""What readers see of fact sheets, and where they are pinned."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _sheet_references()
    _sheet_versions()
    _thread_pins()
    _category_pins()


def downgrade() -> None:
    op.drop_table("category_pins")
    op.drop_table("thread_pins")
    op.drop_table("sheet_versions")
    op.drop_table("sheet_references")


def _sheet_references() -> None:
    op.create_table(
        "sheet_references",
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("reference_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["reference_id"], ["references.id"], name="fk_sheet_references_reference_id"
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["fact_sheets.id"], name="fk_sheet_references_sheet_id"
        ),
        sa.PrimaryKeyConstraint("sheet_id", "number", name="pk_sheet_references"),
    )
    op.create_index("ix_sheet_references_reference_id", "sheet_references", ["reference_id"])


def _sheet_versions() -> None:
    op.create_table(
        "sheet_versions",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("claims", sa.JSON(), nullable=False),
        sa.Column("references", sa.JSON(), nullable=False),
        sa.Column("call_now", sa.Boolean(), nullable=False),
        sa.Column("medically_reviewed", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("published_by", NUMBER, nullable=True),
        sa.Column("published_at", TIME, nullable=False),
        sa.Column("review_due", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["published_by"], ["members.id"], name="fk_sheet_versions_published_by"
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["fact_sheets.id"], name="fk_sheet_versions_sheet_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_versions"),
        sa.UniqueConstraint("sheet_id", "number", name="uq_sheet_versions_sheet_id_number"),
    )
    op.create_index("ix_sheet_versions_published_by", "sheet_versions", ["published_by"])


def _thread_pins() -> None:
    op.create_table(
        "thread_pins",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("pinned_by", NUMBER, nullable=False),
        sa.Column("pinned_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["pinned_by"], ["members.id"], name="fk_thread_pins_pinned_by"),
        sa.ForeignKeyConstraint(["sheet_id"], ["fact_sheets.id"], name="fk_thread_pins_sheet_id"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_thread_pins_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_thread_pins"),
        sa.UniqueConstraint("thread_id", "sheet_id", name="uq_thread_pins_thread_id_sheet_id"),
    )
    op.create_index("ix_thread_pins_pinned_by", "thread_pins", ["pinned_by"])
    op.create_index("ix_thread_pins_sheet_id", "thread_pins", ["sheet_id"])


def _category_pins() -> None:
    op.create_table(
        "category_pins",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("category_id", NUMBER, nullable=False),
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("pinned_by", NUMBER, nullable=False),
        sa.Column("pinned_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name="fk_category_pins_category_id"
        ),
        sa.ForeignKeyConstraint(["pinned_by"], ["members.id"], name="fk_category_pins_pinned_by"),
        sa.ForeignKeyConstraint(["sheet_id"], ["fact_sheets.id"], name="fk_category_pins_sheet_id"),
        sa.PrimaryKeyConstraint("id", name="pk_category_pins"),
        sa.UniqueConstraint(
            "category_id", "sheet_id", name="uq_category_pins_category_id_sheet_id"
        ),
    )
    op.create_index("ix_category_pins_pinned_by", "category_pins", ["pinned_by"])
    op.create_index("ix_category_pins_sheet_id", "category_pins", ["sheet_id"])
