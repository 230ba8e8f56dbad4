"""What moderators changed in a post of somebody else, and threads that went into another.

A release before this one leaves the columns alone: to it a thread that went into another is one
that was deleted. Threads are never taken out of their table, so the way needs no foreign key.
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
    op.add_column("threads", sa.Column("merged_into_id", NUMBER, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("threads") as batch:
        batch.drop_column("merged_into_id")
    for column in ("amended_version", "amended_reason"):
        with op.batch_alter_table("posts") as batch:
            batch.drop_column(column)
