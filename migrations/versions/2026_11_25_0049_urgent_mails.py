"""Urgent answers by mail that do not stand on the forum, for moderators to see who sent one.

A release before this one tells the team by letters alone, and leaves the table as it is.
"""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0046"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
WAITS = sa.text("decided_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "urgent_mails",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("is_kept", sa.Boolean(), nullable=False),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.Column("arrived_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_by", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_urgent_mails_member_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["members.id"], name="fk_urgent_mails_decided_by"),
        sa.PrimaryKeyConstraint("id", name="pk_urgent_mails"),
    )
    for name in ("member_id", "decided_at", "decided_by"):
        op.create_index(f"ix_urgent_mails_{name}", "urgent_mails", [name])
    op.create_index(
        "uq_urgent_mails_waiting",
        "urgent_mails",
        ["member_id"],
        unique=True,
        sqlite_where=WAITS,
        postgresql_where=WAITS,
    )


def downgrade() -> None:
    op.drop_table("urgent_mails")
