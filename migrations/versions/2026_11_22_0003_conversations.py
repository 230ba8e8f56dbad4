"""Categories, threads, voices and posts, and the log of moderation."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _categories()
    _threads()
    _voices()
    _posts()
    _moderation_log()


def downgrade() -> None:
    op.drop_table("moderation_log")
    op.drop_table("posts")
    op.drop_table("voices")
    op.drop_table("threads")
    op.drop_table("categories")


def _categories() -> None:
    op.create_table(
        "categories",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("public_thread_count", NUMBER, nullable=False),
        sa.Column("thread_count", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_categories"),
        sa.UniqueConstraint("slug", name="uq_categories_slug"),
    )


def _threads() -> None:
    op.create_table(
        "threads",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("category_id", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("last_post_at", TIME, nullable=False),
        sa.Column("last_number", NUMBER, nullable=False),
        sa.Column("reply_count", NUMBER, nullable=False),
        sa.Column("expert_replied_at", TIME, nullable=True),
        sa.Column("locked_at", TIME, nullable=True),
        sa.Column("pinned_at", TIME, nullable=True),
        sa.Column("deleted_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], name="fk_threads_category_id"),
        sa.PrimaryKeyConstraint("id", name="pk_threads"),
    )
    op.create_index("ix_threads_active", "threads", ["last_post_at", "id"])
    op.create_index("ix_threads_answered", "threads", ["expert_replied_at", "id"])
    op.create_index("ix_threads_category_active", "threads", ["category_id", "last_post_at", "id"])
    op.create_index("ix_threads_category_newest", "threads", ["category_id", "created_at", "id"])
    op.create_index("ix_threads_kind_active", "threads", ["kind", "last_post_at", "id"])
    op.create_index("ix_threads_newest", "threads", ["created_at", "id"])
    op.create_index("ix_threads_pinned", "threads", ["category_id", "pinned_at"])


def _voices() -> None:
    op.create_table(
        "voices",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("shown_name", sa.Text(), nullable=False),
        sa.Column("is_pseudonym", sa.Boolean(), nullable=False),
        sa.Column("starts_thread_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_voices_member_id"),
        sa.ForeignKeyConstraint(
            ["starts_thread_id"], ["threads.id"], name="fk_voices_starts_thread_id"
        ),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_voices_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_voices"),
        sa.UniqueConstraint("starts_thread_id", name="uq_voices_starts_thread_id"),
        sa.UniqueConstraint("thread_id", "member_id", name="uq_voices_thread_id_member_id"),
    )
    op.create_index("ix_voices_member_id", "voices", ["member_id"])


def _posts() -> None:
    op.create_table(
        "posts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("voice_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("renderer", NUMBER, nullable=False),
        sa.Column("is_expert", sa.Boolean(), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("edited_at", TIME, nullable=True),
        sa.Column("deleted_at", TIME, nullable=True),
        sa.Column("removed_at", TIME, nullable=True),
        sa.Column("removed_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_posts_thread_id"),
        sa.ForeignKeyConstraint(["voice_id"], ["voices.id"], name="fk_posts_voice_id"),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
        sa.UniqueConstraint("thread_id", "number", name="uq_posts_thread_id_number"),
    )
    op.create_index("ix_posts_expert", "posts", ["thread_id", "is_expert", "number"])
    op.create_index("ix_posts_voice_id", "posts", ["voice_id"])


def _moderation_log() -> None:
    op.create_table(
        "moderation_log",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("moderator_id", NUMBER, nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("post_id", NUMBER, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("done_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["moderator_id"], ["members.id"], name="fk_moderation_log_moderator_id"
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_moderation_log_post_id"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_moderation_log_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_moderation_log"),
    )
    op.create_index("ix_moderation_log_moderator_id", "moderation_log", ["moderator_id"])
    op.create_index("ix_moderation_log_thread_id", "moderation_log", ["thread_id"])
