"""Imported articles and the fact sheets made of them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _article_imports()
    _fact_sheets()
    _source_lines()
    _claims()
    _references()


def downgrade() -> None:
    op.drop_table("references")
    op.drop_table("claims")
    op.drop_table("source_lines")
    op.drop_table("fact_sheets")
    op.drop_table("article_imports")


def _article_imports() -> None:
    op.create_table(
        "article_imports",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("rights", sa.Text(), nullable=True),
        sa.Column("bom", sa.Boolean(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("imported_by", NUMBER, nullable=True),
        sa.Column("imported_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["imported_by"], ["members.id"], name="fk_article_imports_imported_by"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_article_imports"),
        sa.UniqueConstraint("sha256", name="uq_article_imports_sha256"),
    )
    op.create_index("ix_article_imports_imported_by", "article_imports", ["imported_by"])


def _fact_sheets() -> None:
    op.create_table(
        "fact_sheets",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("call_now", sa.Boolean(), nullable=False),
        sa.Column("medically_reviewed", sa.Boolean(), nullable=False),
        sa.Column("review_after_months", NUMBER, nullable=False),
        sa.Column("editor_note", sa.Text(), nullable=False),
        sa.Column("import_id", NUMBER, nullable=True),
        sa.Column("draft_version", NUMBER, nullable=False),
        sa.Column("published_number", NUMBER, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["article_imports.id"], name="fk_fact_sheets_import_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_fact_sheets"),
        sa.UniqueConstraint("slug", name="uq_fact_sheets_slug"),
    )
    op.create_index("ix_fact_sheets_import_id", "fact_sheets", ["import_id"])
    op.create_index("ix_fact_sheets_published", "fact_sheets", ["published_number", "title"])


def _source_lines() -> None:
    op.create_table(
        "source_lines",
        sa.Column("import_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("ending", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("sheet_id", NUMBER, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"], ["article_imports.id"], name="fk_source_lines_import_id"
        ),
        sa.ForeignKeyConstraint(["sheet_id"], ["fact_sheets.id"], name="fk_source_lines_sheet_id"),
        sa.PrimaryKeyConstraint("import_id", "number", name="pk_source_lines"),
    )
    op.create_index("ix_source_lines_sheet_id", "source_lines", ["sheet_id"])


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("key", NUMBER, nullable=False),
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("cites", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["sheet_id"], ["fact_sheets.id"], name="fk_claims_sheet_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.UniqueConstraint("sheet_id", "key", name="uq_claims_sheet_id_key"),
    )


def _references() -> None:
    op.create_table(
        "references",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("journal", sa.Text(), nullable=False),
        sa.Column("year", sa.Text(), nullable=False),
        sa.Column("volume", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("pages", sa.Text(), nullable=False),
        sa.Column("doi", sa.Text(), nullable=True),
        sa.Column("pmid", sa.Text(), nullable=True),
        sa.Column("pmcid", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_references"),
        sa.UniqueConstraint("identity", name="uq_references_identity"),
    )
