"""What is still being written, and what members write to each other alone."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _drafts()
    _conversations()
    _participants()
    _messages()
    _message_reports()


def downgrade() -> None:
    for table in (
        "message_reports",
        "messages",
        "participants",
        "conversations",
        "drafts",
    ):
        op.drop_table(table)


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("saved_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_drafts_member_id"),
        sa.PrimaryKeyConstraint("member_id", "key", name="pk_drafts"),
    )
    op.create_index("ix_drafts_saved_at", "drafts", ["saved_at"])


def _conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("last_message_at", TIME, nullable=False),
        sa.Column("last_number", NUMBER, nullable=False),
        sa.Column("pair_key", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint("pair_key", name="uq_conversations_pair_key"),
    )


def _participants() -> None:
    op.create_table(
        "participants",
        sa.Column("conversation_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("read_number", NUMBER, nullable=False),
        sa.Column("left_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_participants_conversation_id"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_participants_member_id"),
        sa.PrimaryKeyConstraint("conversation_id", "member_id", name="pk_participants"),
    )
    op.create_index("ix_participants_member_id", "participants", ["member_id"])


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("conversation_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("renderer", NUMBER, nullable=False),
        sa.Column("sent_at", TIME, nullable=False),
        sa.Column("deleted_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_messages_conversation_id"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_messages_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
        sa.UniqueConstraint("conversation_id", "number", name="uq_messages_conversation_id_number"),
    )
    op.create_index("ix_messages_member_id", "messages", ["member_id"])


def _message_reports() -> None:
    op.create_table(
        "message_reports",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("message_id", NUMBER, nullable=False),
        sa.Column("reporter_id", NUMBER, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reported_at", TIME, nullable=False),
        sa.Column("closed_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name="fk_message_reports_message_id"
        ),
        sa.ForeignKeyConstraint(
            ["reporter_id"], ["members.id"], name="fk_message_reports_reporter_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_message_reports"),
        sa.UniqueConstraint(
            "message_id", "reporter_id", name="uq_message_reports_message_id_reporter_id"
        ),
    )
    op.create_index("ix_message_reports_closed_at", "message_reports", ["closed_at"])
    op.create_index("ix_message_reports_reporter_id", "message_reports", ["reporter_id"])
