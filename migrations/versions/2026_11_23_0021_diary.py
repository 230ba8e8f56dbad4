"""The diary: check-ins with what they said before, and the activities a member follows. What is
told stands sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0019"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _activities()
    _entries()
    _revisions()


def downgrade() -> None:
    for table in ("diary_revisions", "diary_entries", "diary_activities"):
        op.drop_table(table)


def _activities() -> None:
    op.create_table(
        "diary_activities",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scale_id", sa.Text(), nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_diary_activities_member_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_diary_activities"),
    )
    op.create_index("ix_diary_activities_member_id", "diary_activities", ["member_id"])


def _entries() -> None:
    op.create_table(
        "diary_entries",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_diary_entries_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_diary_entries"),
        sa.UniqueConstraint("member_id", "day", name="uq_diary_entries_member_id_day"),
    )


def _revisions() -> None:
    op.create_table(
        "diary_revisions",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("entry_id", NUMBER, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["diary_entries.id"], name="fk_diary_revisions_entry_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_diary_revisions"),
        sa.UniqueConstraint("entry_id", "version", name="uq_diary_revisions_entry_id_version"),
    )
