"""What readers leave: marks, reactions, bookmarks and votes."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _reactions()
    _thread_marks()
    _category_marks()
    _label_marks()
    _member_marks()
    _bookmarks()
    _polls()
    _poll_options()
    _votes()


def downgrade() -> None:
    for table in (
        "votes",
        "poll_options",
        "polls",
        "bookmarks",
        "member_marks",
        "label_marks",
        "category_marks",
        "thread_marks",
        "reactions",
    ):
        op.drop_table(table)


def _reactions() -> None:
    op.create_table(
        "reactions",
        sa.Column("post_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("left_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_reactions_post_id"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_reactions_member_id"),
        sa.PrimaryKeyConstraint("post_id", "member_id", "kind", name="pk_reactions"),
    )
    op.create_index("ix_reactions_member_id", "reactions", ["member_id"])


def _thread_marks() -> None:
    op.create_table(
        "thread_marks",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("read_number", NUMBER, nullable=False),
        sa.Column("read_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_thread_marks_member_id"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_thread_marks_thread_id"),
        sa.PrimaryKeyConstraint("member_id", "thread_id", name="pk_thread_marks"),
    )
    op.create_index("ix_thread_marks_thread_id", "thread_marks", ["thread_id"])


def _category_marks() -> None:
    op.create_table(
        "category_marks",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("category_id", NUMBER, nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_category_marks_member_id"),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name="fk_category_marks_category_id"
        ),
        sa.PrimaryKeyConstraint("member_id", "category_id", name="pk_category_marks"),
    )
    op.create_index("ix_category_marks_category_id", "category_marks", ["category_id"])


def _label_marks() -> None:
    op.create_table(
        "label_marks",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("label_id", NUMBER, nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_label_marks_member_id"),
        sa.ForeignKeyConstraint(["label_id"], ["labels.id"], name="fk_label_marks_label_id"),
        sa.PrimaryKeyConstraint("member_id", "label_id", name="pk_label_marks"),
    )
    op.create_index("ix_label_marks_label_id", "label_marks", ["label_id"])


def _member_marks() -> None:
    op.create_table(
        "member_marks",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("other_id", NUMBER, nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_member_marks_member_id"),
        sa.ForeignKeyConstraint(["other_id"], ["members.id"], name="fk_member_marks_other_id"),
        sa.PrimaryKeyConstraint("member_id", "other_id", name="pk_member_marks"),
    )
    op.create_index("ix_member_marks_other_id", "member_marks", ["other_id"])


def _bookmarks() -> None:
    op.create_table(
        "bookmarks",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("post_id", NUMBER, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("kept_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_bookmarks_member_id"),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_bookmarks_post_id"),
        sa.PrimaryKeyConstraint("member_id", "post_id", name="pk_bookmarks"),
    )
    op.create_index(
        "ix_bookmarks_member_id_kept_at", "bookmarks", ["member_id", "kept_at", "post_id"]
    )
    op.create_index("ix_bookmarks_post_id", "bookmarks", ["post_id"])


def _polls() -> None:
    op.create_table(
        "polls",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("post_id", NUMBER, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("most", NUMBER, nullable=False),
        sa.Column("voter_count", NUMBER, nullable=False),
        sa.Column("closes_at", TIME, nullable=True),
        sa.Column("closed_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_polls_post_id"),
        sa.PrimaryKeyConstraint("id", name="pk_polls"),
        sa.UniqueConstraint("post_id", name="uq_polls_post_id"),
    )


def _poll_options() -> None:
    op.create_table(
        "poll_options",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("poll_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("vote_count", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name="fk_poll_options_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_poll_options"),
        sa.UniqueConstraint("poll_id", "number", name="uq_poll_options_poll_id_number"),
    )


def _votes() -> None:
    op.create_table(
        "votes",
        sa.Column("poll_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("option_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name="fk_votes_poll_id"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_votes_member_id"),
        sa.ForeignKeyConstraint(["option_id"], ["poll_options.id"], name="fk_votes_option_id"),
        sa.PrimaryKeyConstraint("poll_id", "member_id", "option_id", name="pk_votes"),
    )
    op.create_index("ix_votes_member_id", "votes", ["member_id"])
    op.create_index("ix_votes_option_id", "votes", ["option_id"])
