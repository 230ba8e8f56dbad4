"""Where conversations point at fact sheets, what is put beside them, and what members suggest."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PINS = ("thread_pins", "category_pins")


def upgrade() -> None:
    for pins in PINS:
        # With a default in the database: the previous release writes rows without it.
        op.add_column(pins, sa.Column("position", NUMBER, nullable=False, server_default="0"))
        op.add_column(pins, sa.Column("until", sa.Date(), nullable=True))
    _post_claims()
    _claim_links()
    _sheet_suggestions()


def downgrade() -> None:
    for table in ("sheet_suggestions", "claim_links", "post_claims"):
        op.drop_table(table)
    for pins in PINS:
        with op.batch_alter_table(pins) as batch:
            batch.drop_column("until")
            batch.drop_column("position")


def _key_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}")


def _post_claims() -> None:
    op.create_table(
        "post_claims",
        sa.Column("post_id", NUMBER, nullable=False),
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("claim_key", NUMBER, nullable=False, autoincrement=False),
        sa.Column("number", NUMBER, nullable=False),
        _key_to("post_claims", "post_id", "posts"),
        _key_to("post_claims", "sheet_id", "fact_sheets"),
        sa.PrimaryKeyConstraint("post_id", "sheet_id", "claim_key", name="pk_post_claims"),
    )
    op.create_index("ix_post_claims_sheet_id_post_id", "post_claims", ["sheet_id", "post_id"])


def _claim_links() -> None:
    op.create_table(
        "claim_links",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("post_id", NUMBER, nullable=False),
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("claim_key", NUMBER, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("moderator_id", NUMBER, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        _key_to("claim_links", "post_id", "posts"),
        _key_to("claim_links", "sheet_id", "fact_sheets"),
        _key_to("claim_links", "moderator_id", "members"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_links"),
        sa.UniqueConstraint(
            "post_id", "sheet_id", "claim_key", name="uq_claim_links_post_id_sheet_id_claim_key"
        ),
    )
    op.create_index("ix_claim_links_sheet_id_post_id", "claim_links", ["sheet_id", "post_id"])
    op.create_index("ix_claim_links_moderator_id", "claim_links", ["moderator_id"])


def _sheet_suggestions() -> None:
    op.create_table(
        "sheet_suggestions",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("claim_key", NUMBER, nullable=False),
        sa.Column("post_id", NUMBER, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", NUMBER, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        _key_to("sheet_suggestions", "sheet_id", "fact_sheets"),
        _key_to("sheet_suggestions", "post_id", "posts"),
        _key_to("sheet_suggestions", "member_id", "members"),
        _key_to("sheet_suggestions", "closed_by", "members"),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_suggestions"),
    )
    for column in ("sheet_id", "post_id", "member_id", "closed_by"):
        op.create_index(f"ix_sheet_suggestions_{column}", "sheet_suggestions", [column])
    op.create_index("ix_sheet_suggestions_closed_at_id", "sheet_suggestions", ["closed_at", "id"])
