"""What moderators changed in a post of somebody else.

A release before this one leaves both columns alone; nothing was changed that way before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("posts", sa.Column("amended_reason", sa.Text(), nullable=True))
    op.add_column("posts", sa.Column("amended_version", NUMBER, nullable=True))


def downgrade() -> None:
    for column in ("amended_version", "amended_reason"):
        with op.batch_alter_table("posts") as batch:
            batch.drop_column(column)
