"""Members: what standing rests on, whom they block, who looked, and what was mailed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
SINCE = ("second_factor_since", "paused_at", "erased_at", "last_active_at", "warned_at")


def upgrade() -> None:
    _columns()
    _throttles()
    _blocks()
    _access_log()
    _sent_letters()


def downgrade() -> None:
    for table in ("sent_letters", "access_log", "blocks", "throttles"):
        op.drop_table(table)
    op.drop_column("tokens", "expires_at")
    op.drop_column("sessions", "address")
    op.drop_column("sessions", "device")
    op.drop_index("ix_members_last_active_at", "members")
    for name in SINCE:
        op.drop_column("members", name)


def _columns() -> None:
    """Each may be left out, so that the release before this one can go on writing."""
    for name in SINCE:
        op.add_column("members", sa.Column(name, TIME, nullable=True))
    op.create_index("ix_members_last_active_at", "members", ["last_active_at"])
    for name in ("device", "address"):
        op.add_column("sessions", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("tokens", sa.Column("expires_at", TIME, nullable=True))


def _throttles() -> None:
    op.create_table(
        "throttles",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("began_at", TIME, nullable=False),
        sa.Column("times", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_throttles"),
    )
    op.create_index("ix_throttles_began_at", "throttles", ["began_at"])


def _blocks() -> None:
    op.create_table(
        "blocks",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("blocked_id", NUMBER, nullable=False),
        sa.Column("blocked_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_blocks_member_id"),
        sa.ForeignKeyConstraint(["blocked_id"], ["members.id"], name="fk_blocks_blocked_id"),
        sa.PrimaryKeyConstraint("id", name="pk_blocks"),
        sa.UniqueConstraint("member_id", "blocked_id", name="uq_blocks_member_id_blocked_id"),
    )
    op.create_index("ix_blocks_blocked_id", "blocks", ["blocked_id"])


def _access_log() -> None:
    op.create_table(
        "access_log",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("opened_by", NUMBER, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("opened_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_access_log_member_id"),
        sa.ForeignKeyConstraint(["opened_by"], ["members.id"], name="fk_access_log_opened_by"),
        sa.PrimaryKeyConstraint("id", name="pk_access_log"),
    )
    op.create_index("ix_access_log_member_id", "access_log", ["member_id"])
    op.create_index("ix_access_log_opened_by", "access_log", ["opened_by"])


def _sent_letters() -> None:
    op.create_table(
        "sent_letters",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("sent_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_sent_letters_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sent_letters"),
        sa.UniqueConstraint("key", name="uq_sent_letters_key"),
    )
    op.create_index("ix_sent_letters_member_id", "sent_letters", ["member_id"])
    op.create_index("ix_sent_letters_sent_at", "sent_letters", ["sent_at"])
