"""Devices on which members want to be called.

They go with the session or the key that they were asked in: the database sees to that, so that a
release before this one, which knows nothing of them, can still log people out.
"""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PLACES = {"member_id": "members", "session_id": "sessions", "token_id": "tokens"}


def upgrade() -> None:
    op.create_table(
        "push_devices",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("session_id", NUMBER, nullable=True),
        sa.Column("token_id", NUMBER, nullable=True),
        sa.Column("endpoint_hash", sa.Text(), nullable=False),
        sa.Column("subscription", sa.Text(), nullable=False),
        sa.Column("server_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        *map(_points_to, PLACES),
        sa.UniqueConstraint("endpoint_hash", name="uq_push_devices_endpoint_hash"),
        sa.PrimaryKeyConstraint("id", name="pk_push_devices"),
    )
    for column in PLACES:
        op.create_index(f"ix_push_devices_{column}", "push_devices", [column])


def _points_to(column: str) -> sa.ForeignKeyConstraint:
    goes_with = None if column == "member_id" else "CASCADE"
    return sa.ForeignKeyConstraint(
        [column],
        [f"{PLACES[column]}.id"],
        name=f"fk_push_devices_{column}",
        ondelete=goes_with,
    )


def downgrade() -> None:
    op.drop_table("push_devices")
