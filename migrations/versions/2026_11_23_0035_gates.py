"""Who is no newcomer any more, watched words, what was sent lately, and threads slowed down.

Whoever is a member by now is known: the limits for newcomers are for who joins from here on. A
release before this one leaves all of it alone.
"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("members", sa.Column("known_since", MOMENT, nullable=True))
    op.execute("UPDATE members SET known_since = joined_at WHERE erased_at IS NULL")
    op.add_column("threads", sa.Column("slow_minutes", NUMBER, nullable=True))
    op.add_column("threads", sa.Column("slow_until", MOMENT, nullable=True))
    _watched()
    _recent()


def _watched() -> None:
    op.create_table(
        "watched_words",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("replacement", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("kept_by", NUMBER, nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.Column("mark", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["kept_by"], ["members.id"], name="fk_watched_words_kept_by"),
        sa.UniqueConstraint("key", name="uq_watched_words_key"),
        sa.PrimaryKeyConstraint("id", name="pk_watched_words"),
    )
    op.create_index("ix_watched_words_kept_by", "watched_words", ["kept_by"])
    op.create_table(
        "flagged_posts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("post_id", NUMBER, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("flagged_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_flagged_posts_post_id"),
        sa.UniqueConstraint("post_id", name="uq_flagged_posts_post_id"),
        sa.PrimaryKeyConstraint("id", name="pk_flagged_posts"),
    )
    op.create_index("ix_flagged_posts_waiting", "flagged_posts", ["seen_at", "id"])


def _recent() -> None:
    op.create_table(
        "recent_texts",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_recent_texts"),
    )
    op.create_index("ix_recent_texts_sent_at", "recent_texts", ["sent_at"])
    op.create_table(
        "recent_links",
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.Column("times", NUMBER, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("link", "writer", name="pk_recent_links"),
    )
    op.create_index("ix_recent_links_sent_at", "recent_links", ["sent_at"])


def downgrade() -> None:
    for table in ("recent_links", "recent_texts", "flagged_posts", "watched_words"):
        op.drop_table(table)
    for column in ("slow_until", "slow_minutes"):
        with op.batch_alter_table("threads") as batch:
            batch.drop_column(column)
    with op.batch_alter_table("members") as batch:
        batch.drop_column("known_since")
