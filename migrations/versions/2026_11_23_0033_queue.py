"""Who looks at what waits for a moderator, what the team notes beside it, and its usual reasons."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _claims()
    _notes()
    _letters()
    _reasons()


def _subject() -> tuple[sa.Column, ...]:
    return (
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", NUMBER, nullable=False),
    )


def _claims() -> None:
    op.create_table(
        "queue_claims",
        *_subject(),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_queue_claims_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_queue_claims"),
        sa.UniqueConstraint("kind", "subject_id", name="uq_queue_claims_kind_subject_id"),
    )
    op.create_index("ix_queue_claims_member_id", "queue_claims", ["member_id"])
    op.create_index("ix_queue_claims_until", "queue_claims", ["until"])


def _notes() -> None:
    op.create_table(
        "queue_notes",
        *_subject(),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_queue_notes_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_queue_notes"),
    )
    op.create_index("ix_queue_notes_kind_subject_id", "queue_notes", ["kind", "subject_id"])
    op.create_index("ix_queue_notes_member_id", "queue_notes", ["member_id"])
    op.create_index("ix_queue_notes_written_at", "queue_notes", ["written_at"])


def _letters() -> None:
    op.create_table(
        "queue_overdue",
        *_subject(),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_queue_overdue"),
        sa.UniqueConstraint(
            "kind", "subject_id", "opened_at", name="uq_queue_overdue_kind_subject_id_opened_at"
        ),
    )
    op.create_index("ix_queue_overdue_told_at", "queue_overdue", ["told_at"])
    op.create_table(
        "queue_silences",
        sa.Column("member_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_queue_silences_member_id"),
        sa.PrimaryKeyConstraint("member_id", name="pk_queue_silences"),
    )


def _reasons() -> None:
    op.create_table(
        "canned_reasons",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("changed_by", NUMBER, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["members.id"], name="fk_canned_reasons_changed_by"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_canned_reasons"),
        sa.UniqueConstraint("code", name="uq_canned_reasons_code"),
    )
    op.create_index("ix_canned_reasons_changed_by", "canned_reasons", ["changed_by"])


def downgrade() -> None:
    for table in (
        "canned_reasons",
        "queue_silences",
        "queue_overdue",
        "queue_notes",
        "queue_claims",
    ):
        op.drop_table(table)
