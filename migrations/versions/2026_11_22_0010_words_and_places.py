"""What posts were before, what threads carry, and who may enter a category."""

import sqlalchemy as sa
from alembic import op

from forum.core.terms import terms

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
AT_A_TIME = 1000
COUNTS = ("recognised_count", "support_count", "helpful_count")


def upgrade() -> None:
    _columns()
    _unanswered()
    _labels()
    _uploads()
    _revisions()
    _thread_terms()
    _thread_labels()
    _post_uploads()
    _log_of_places()


def downgrade() -> None:
    op.execute("delete from moderation_log where thread_id is null")
    with op.batch_alter_table("moderation_log") as log:
        log.alter_column("thread_id", existing_type=NUMBER, nullable=False)
        log.drop_column("about")
    for table in (
        "post_uploads",
        "thread_labels",
        "thread_terms",
        "revisions",
        "uploads",
        "labels",
    ):
        op.drop_table(table)
    op.drop_index("ix_threads_unanswered", "threads")
    for name in ("accepted_at", "accepted_number"):
        op.drop_column("threads", name)
    for name in ("edit_reason", *COUNTS):
        op.drop_column("posts", name)
    for name in ("takes_messages", "unread_count"):
        op.drop_column("members", name)
    with op.batch_alter_table("categories") as categories:
        categories.drop_constraint("fk_categories_parent_id", type_="foreignkey")
        categories.drop_index("ix_categories_parent_id")
        for name in ("writers", "readers", "parent_id"):
            categories.drop_column(name)


def _columns() -> None:
    """Each may be left out, so that the release before this one can go on writing."""
    none = {"nullable": False, "server_default": "0"}
    op.add_column("threads", sa.Column("accepted_number", NUMBER, nullable=True))
    op.add_column("threads", sa.Column("accepted_at", TIME, nullable=True))
    op.add_column("posts", sa.Column("edit_reason", sa.Text(), nullable=True))
    for name in COUNTS:
        op.add_column("posts", sa.Column(name, NUMBER, **none))
    op.add_column("members", sa.Column("unread_count", NUMBER, **none))
    takes = sa.Column("takes_messages", sa.Boolean(), nullable=False, server_default=sa.true())
    op.add_column("members", takes)
    _places()


def _unanswered() -> None:
    alone = sa.text("reply_count = 0")
    op.create_index(
        "ix_threads_unanswered",
        "threads",
        ["last_post_at", "id"],
        sqlite_where=alone,
        postgresql_where=alone,
    )


def _places() -> None:
    with op.batch_alter_table("categories") as categories:
        categories.add_column(sa.Column("parent_id", NUMBER, nullable=True))
        for name, least in (("readers", "everyone"), ("writers", "members")):
            allowed = sa.Column(name, sa.Text(), nullable=False, server_default=least)
            categories.add_column(allowed)
        categories.create_index("ix_categories_parent_id", ["parent_id"])
        categories.create_foreign_key(
            "fk_categories_parent_id", "categories", ["parent_id"], ["id"]
        )


def _log_of_places() -> None:
    """Of what is done to a category or a label, which is in no thread."""
    with op.batch_alter_table("moderation_log") as log:
        log.alter_column("thread_id", existing_type=NUMBER, nullable=True)
        log.add_column(sa.Column("about", sa.Text(), nullable=True))


def _labels() -> None:
    op.create_table(
        "labels",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_labels"),
        sa.UniqueConstraint("slug", name="uq_labels_slug"),
    )


def _uploads() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("alt", sa.Text(), nullable=False),
        sa.Column("width", NUMBER, nullable=False),
        sa.Column("height", NUMBER, nullable=False),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("uploaded_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_uploads_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
        sa.UniqueConstraint("key", name="uq_uploads_key"),
    )
    op.create_index("ix_uploads_member_id_id", "uploads", ["member_id", "id"])
    op.create_index("ix_uploads_uploaded_at", "uploads", ["uploaded_at"])


def _revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("post_id", NUMBER, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("written_at", TIME, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("emptied_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_revisions_post_id"),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("post_id", "version", name="uq_revisions_post_id_version"),
    )


def _thread_terms() -> None:
    op.create_table(
        "thread_terms",
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_thread_terms_thread_id"),
        sa.PrimaryKeyConstraint("thread_id", "term", name="pk_thread_terms"),
    )
    op.create_index("ix_thread_terms_term_thread_id", "thread_terms", ["term", "thread_id"])
    _fill_thread_terms()


def _fill_thread_terms() -> None:
    """By the very function that looks them up later: another would find nothing."""
    threads = sa.table("threads", sa.column("id"), sa.column("title"))
    kept = sa.table("thread_terms", sa.column("thread_id"), sa.column("term"))
    query = sa.select(threads.c.id, threads.c.title).order_by(threads.c.id).limit(AT_A_TIME)
    connection, last = op.get_bind(), 0
    while rows := connection.execute(query.where(threads.c.id > last)).all():
        last = rows[-1].id
        found = [{"thread_id": row.id, "term": term} for row in rows for term in terms(row.title)]
        if found:
            connection.execute(sa.insert(kept), found)


def _thread_labels() -> None:
    op.create_table(
        "thread_labels",
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("label_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_thread_labels_thread_id"),
        sa.ForeignKeyConstraint(["label_id"], ["labels.id"], name="fk_thread_labels_label_id"),
        sa.PrimaryKeyConstraint("thread_id", "label_id", name="pk_thread_labels"),
    )
    op.create_index("ix_thread_labels_label_id", "thread_labels", ["label_id"])


def _post_uploads() -> None:
    op.create_table(
        "post_uploads",
        sa.Column("post_id", NUMBER, nullable=False),
        sa.Column("upload_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_post_uploads_post_id"),
        sa.ForeignKeyConstraint(["upload_id"], ["uploads.id"], name="fk_post_uploads_upload_id"),
        sa.PrimaryKeyConstraint("post_id", "upload_id", name="pk_post_uploads"),
    )
    op.create_index("ix_post_uploads_upload_id", "post_uploads", ["upload_id"])
