"""The statements of the quiz, the score a member keeps, and the e-books that were made."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _statements()
    _scores()
    _ebooks()


def downgrade() -> None:
    for table in ("ebooks", "quiz_scores", "quiz_statements"):
        op.drop_table(table)


def _statements() -> None:
    op.create_table(
        "quiz_statements",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("answer", sa.Boolean(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("claim_key", NUMBER, nullable=False),
        sa.Column("claim_text", sa.Text(), nullable=False),
        sa.Column("since_number", NUMBER, nullable=False),
        sa.Column("retired_at", MOMENT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["fact_sheets.id"], name="fk_quiz_statements_sheet_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_quiz_statements"),
        sa.UniqueConstraint("key", name="uq_quiz_statements_key"),
    )
    op.create_index("ix_quiz_statements_sheet_id", "quiz_statements", ["sheet_id"])


def _scores() -> None:
    op.create_table(
        "quiz_scores",
        sa.Column("member_id", NUMBER, nullable=False, autoincrement=False),
        sa.Column("correct", NUMBER, nullable=False),
        sa.Column("total", NUMBER, nullable=False),
        sa.Column("taken_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_quiz_scores_member_id"),
        sa.PrimaryKeyConstraint("member_id", name="pk_quiz_scores"),
    )


def _ebooks() -> None:
    op.create_table(
        "ebooks",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("edition", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("kind", name="pk_ebooks"),
    )
