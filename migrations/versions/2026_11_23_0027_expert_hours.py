"""Hours in which experts answer in one thread."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _expert_hours()
    _expert_hour_hosts()


def downgrade() -> None:
    for table in ("expert_hour_hosts", "expert_hours"):
        op.drop_table(table)


def _expert_hours() -> None:
    op.create_table(
        "expert_hours",
        sa.Column("thread_id", NUMBER, nullable=False, autoincrement=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("planned_by", NUMBER, nullable=False),
        sa.Column("opens_at", MOMENT, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        sa.Column("cancelled_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_expert_hours_thread_id"),
        sa.ForeignKeyConstraint(["planned_by"], ["members.id"], name="fk_expert_hours_planned_by"),
        sa.PrimaryKeyConstraint("thread_id", name="pk_expert_hours"),
    )
    op.create_index("ix_expert_hours_opens_at", "expert_hours", ["opens_at", "thread_id"])
    op.create_index("ix_expert_hours_planned_by", "expert_hours", ["planned_by"])


def _expert_hour_hosts() -> None:
    op.create_table(
        "expert_hour_hosts",
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["threads.id"], name="fk_expert_hour_hosts_thread_id"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_expert_hour_hosts_member_id"
        ),
        sa.PrimaryKeyConstraint("thread_id", "member_id", name="pk_expert_hour_hosts"),
    )
    op.create_index("ix_expert_hour_hosts_member_id", "expert_hour_hosts", ["member_id"])
