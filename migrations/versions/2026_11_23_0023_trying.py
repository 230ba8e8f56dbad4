"""What a member tries for some weeks, sealed, and the weekly letter a member may ask for."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _experiments()
    _reminders()


def downgrade() -> None:
    for table in ("diary_reminders", "diary_experiments"):
        op.drop_table(table)


def _experiments() -> None:
    op.create_table(
        "diary_experiments",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("weeks", NUMBER, nullable=False),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_diary_experiments_member_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_diary_experiments"),
    )
    op.create_index("ix_diary_experiments_member_id", "diary_experiments", ["member_id"])


def _reminders() -> None:
    op.create_table(
        "diary_reminders",
        sa.Column("member_id", NUMBER, nullable=False, autoincrement=False),
        sa.Column("weekday", NUMBER, nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("wanted_since", sa.Date(), nullable=False),
        sa.Column("looked_on", sa.Date(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("silent_since", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_diary_reminders_member_id"),
        sa.PrimaryKeyConstraint("member_id", name="pk_diary_reminders"),
    )
    op.create_index(
        "ix_diary_reminders_weekday_looked_on", "diary_reminders", ["weekday", "looked_on"]
    )
