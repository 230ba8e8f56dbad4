"""Leaving and taking along, pausing a thread with its starter, and blocking a pseudonym."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("threads", sa.Column("paused_at", TIME, nullable=True))
    _voice_blocks()
    _leavings()
    _exports()
    _export_parts()


def downgrade() -> None:
    for table in ("export_parts", "exports", "leavings", "voice_blocks"):
        op.drop_table(table)
    op.drop_column("threads", "paused_at")


def _voice_blocks() -> None:
    op.create_table(
        "voice_blocks",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("voice_id", NUMBER, nullable=False),
        sa.Column("blocked_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_voice_blocks_member_id"),
        sa.ForeignKeyConstraint(["voice_id"], ["voices.id"], name="fk_voice_blocks_voice_id"),
        sa.PrimaryKeyConstraint("id", name="pk_voice_blocks"),
        sa.UniqueConstraint("member_id", "voice_id", name="uq_voice_blocks_member_id_voice_id"),
    )
    op.create_index("ix_voice_blocks_voice_id", "voice_blocks", ["voice_id"])


def _leavings() -> None:
    op.create_table(
        "leavings",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("asked_at", TIME, nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_leavings_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_leavings"),
        sa.UniqueConstraint("member_id", name="uq_leavings_member_id"),
    )
    op.create_index("ix_leavings_due_at", "leavings", ["due_at"])


def _exports() -> None:
    op.create_table(
        "exports",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("done", NUMBER, nullable=False),
        sa.Column("total", NUMBER, nullable=False),
        sa.Column("asked_at", TIME, nullable=False),
        sa.Column("ready_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_exports_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_exports"),
    )
    op.create_index("ix_exports_member_id", "exports", ["member_id"])
    op.create_index("ix_exports_ready_at", "exports", ["ready_at"])


def _export_parts() -> None:
    op.create_table(
        "export_parts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("export_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["export_id"], ["exports.id"], name="fk_export_parts_export_id"),
        sa.PrimaryKeyConstraint("id", name="pk_export_parts"),
        sa.UniqueConstraint("export_id", "number", name="uq_export_parts_export_id_number"),
    )
