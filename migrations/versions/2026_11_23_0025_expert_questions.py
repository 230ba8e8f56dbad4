"""Questions to experts, who left them to others, and how an expert wants to be asked."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _expert_questions()
    _expert_declines()
    _expert_desks()


def downgrade() -> None:
    for table in ("expert_desks", "expert_declines", "expert_questions"):
        op.drop_table(table)


def _expert_questions() -> None:
    op.create_table("expert_questions", *_course(), *_held_together())
    op.create_index(
        "ix_expert_questions_answered", "expert_questions", ["answered_at", "thread_id"]
    )
    op.create_index("ix_expert_questions_approved_by", "expert_questions", ["approved_by"])
    op.create_index("ix_expert_questions_claimed_by", "expert_questions", ["claimed_by"])
    op.create_index("ix_expert_questions_closed_by", "expert_questions", ["closed_by"])
    op.create_index("ix_expert_questions_member_id", "expert_questions", ["member_id"])
    op.create_index(
        "ix_expert_questions_queue",
        "expert_questions",
        ["state", "turn", "asked_at", "thread_id"],
    )


def _course() -> list[sa.Column[object]]:
    return [
        sa.Column("thread_id", NUMBER, nullable=False, autoincrement=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("open_for", NUMBER, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("approved_at", MOMENT, nullable=True),
        sa.Column("approved_by", NUMBER, nullable=True),
        sa.Column("turn", NUMBER, nullable=False),
        sa.Column("claimed_by", NUMBER, nullable=True),
        sa.Column("claimed_until", MOMENT, nullable=True),
        sa.Column("told_late_at", MOMENT, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("closed_by", NUMBER, nullable=True),
        sa.Column("closed_reason", sa.Text(), nullable=True),
        sa.Column("closed_words", sa.Text(), nullable=True),
    ]


def _held_together() -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(
            ["thread_id"], ["threads.id"], name="fk_expert_questions_thread_id"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_expert_questions_member_id"
        ),
        sa.ForeignKeyConstraint(["open_for"], ["members.id"], name="fk_expert_questions_open_for"),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["members.id"], name="fk_expert_questions_approved_by"
        ),
        sa.ForeignKeyConstraint(
            ["claimed_by"], ["members.id"], name="fk_expert_questions_claimed_by"
        ),
        sa.ForeignKeyConstraint(
            ["closed_by"], ["members.id"], name="fk_expert_questions_closed_by"
        ),
        sa.UniqueConstraint("open_for", name="uq_expert_questions_open_for"),
        sa.PrimaryKeyConstraint("thread_id", name="pk_expert_questions"),
    ]


def _expert_declines() -> None:
    op.create_table(
        "expert_declines",
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("declined_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_expert_declines_thread_id"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_expert_declines_member_id"),
        sa.PrimaryKeyConstraint("thread_id", "member_id", name="pk_expert_declines"),
    )
    op.create_index("ix_expert_declines_member_id", "expert_declines", ["member_id"])


def _expert_desks() -> None:
    op.create_table(
        "expert_desks",
        sa.Column("member_id", NUMBER, nullable=False, autoincrement=False),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column("most_open", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_expert_desks_member_id"),
        sa.PrimaryKeyConstraint("member_id", name="pk_expert_desks"),
    )
