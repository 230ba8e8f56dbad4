"""A statement of the quiz says which version of it this is, so that nobody writes over another.

Whether a doctor looked at a sheet follows from who signed it, and nothing reads the columns that
said so any more. They fill themselves, and go when no release is left that names them."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NAME = "medically_reviewed"
TABLES = ("fact_sheets", "sheet_versions")


def upgrade() -> None:
    # With a default in the database: the previous release writes rows without it.
    op.add_column(
        "quiz_statements", sa.Column("version", NUMBER, nullable=False, server_default="1")
    )
    _fill_with(sa.false())


def downgrade() -> None:
    _fill_with(None)
    with op.batch_alter_table("quiz_statements") as batch:
        batch.drop_column("version")


def _fill_with(default: sa.ColumnElement[bool] | None) -> None:
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.alter_column(
                NAME, existing_type=sa.Boolean(), existing_nullable=False, server_default=default
            )
