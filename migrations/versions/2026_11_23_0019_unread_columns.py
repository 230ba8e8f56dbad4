"""Whether a doctor looked at a sheet follows from who signed it, and nothing reads the columns that
said so any more. They fill themselves, and go when no release is left that names them."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

NAME = "medically_reviewed"
TABLES = ("fact_sheets", "sheet_versions")


def upgrade() -> None:
    _fill_with(sa.false())


def downgrade() -> None:
    _fill_with(None)


def _fill_with(default: sa.ColumnElement[bool] | None) -> None:
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.alter_column(
                NAME, existing_type=sa.Boolean(), existing_nullable=False, server_default=default
            )
