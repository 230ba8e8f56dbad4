"""Recovery stories: what their starters share of a diary, and the goal and steps that they name.
What is shared stands sealed, as the diary does."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _snapshots()
    _stories()
    _steps()


def downgrade() -> None:
    for table in ("story_steps", "stories", "snapshots"):
        op.drop_table(table)


def _snapshots() -> None:
    op.create_table(
        "snapshots",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("keeps_sharing", sa.Boolean(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("shared_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_snapshots_member_id"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_snapshots_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_snapshots"),
    )
    for column in ("member_id", "thread_id"):
        op.create_index(f"ix_snapshots_{column}", "snapshots", [column])


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("completed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_stories_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
        sa.UniqueConstraint("thread_id", name="uq_stories_thread_id"),
    )


def _steps() -> None:
    op.create_table(
        "story_steps",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_story_steps_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_story_steps"),
        sa.UniqueConstraint("thread_id", "position", name="uq_story_steps_thread_id_position"),
    )
