"""What members sent and a moderator should see before readers do."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "held_posts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("thread_id", NUMBER, nullable=True),
        sa.Column("post_id", NUMBER, nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("held_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_by", NUMBER, nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_held_posts_member_id"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_held_posts_thread_id"),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_held_posts_post_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["members.id"], name="fk_held_posts_decided_by"),
        sa.PrimaryKeyConstraint("id", name="pk_held_posts"),
    )
    for column in ("member_id", "thread_id", "post_id", "decided_by"):
        op.create_index(f"ix_held_posts_{column}", "held_posts", [column])
    op.create_index("ix_held_posts_decided_at_id", "held_posts", ["decided_at", "id"])


def downgrade() -> None:
    op.drop_table("held_posts")
