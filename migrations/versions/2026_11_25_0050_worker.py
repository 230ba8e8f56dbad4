"""How often in a row a device could not be called, and since when.

A release before this one counts nothing, and leaves them alone.
"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    counted = sa.Column("failures", NUMBER, nullable=False, server_default="0")
    op.add_column("push_devices", counted)
    op.add_column("push_devices", sa.Column("failing_since", MOMENT, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("push_devices") as table:
        table.drop_column("failing_since")
        table.drop_column("failures")
