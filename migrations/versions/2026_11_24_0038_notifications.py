"""What members are told of, and how they choose to hear it.

A release before this one tells nobody anything there; nothing that stands is touched.
"""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
UNREAD = sa.text("read_at IS NULL")


def upgrade() -> None:
    _notifications()
    _indexes()
    op.create_table(
        "notification_choices",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_notification_choices_member_id"
        ),
        sa.PrimaryKeyConstraint("member_id", "kind", name="pk_notification_choices"),
    )


def _notifications() -> None:
    op.create_table(
        "notifications",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("thread_id", NUMBER, nullable=True),
        sa.Column("first_id", NUMBER, nullable=False),
        sa.Column("last_id", NUMBER, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        *(sa.Column(name, MOMENT, nullable=True) for name in ("read_at", "mailed_at")),
        sa.Column("digested_at", MOMENT, nullable=True),
        sa.Column("is_hidden", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_notifications_member_id"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_notifications_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notifications"),
    )


def _indexes() -> None:
    op.create_index(
        "uq_notifications_unread",
        "notifications",
        ["member_id", "kind", "subject"],
        unique=True,
        sqlite_where=UNREAD,
        postgresql_where=UNREAD,
    )
    for name, columns in (
        ("ix_notifications_latest", ["member_id", "changed_at", "id"]),
        ("ix_notifications_thread_id_member_id", ["thread_id", "member_id"]),
        ("ix_notifications_read_at", ["read_at"]),
    ):
        op.create_index(name, "notifications", columns)


def downgrade() -> None:
    op.drop_table("notification_choices")
    op.drop_table("notifications")
