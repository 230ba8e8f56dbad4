"""What members and others report, what is decided about it, and objections to that."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _add_cases()
    _add_reports()
    _add_objections()


def downgrade() -> None:
    for table in ("report_objections", "reports", "report_cases"):
        op.drop_table(table)


def _add_cases() -> None:
    named = {"post_id": "posts", "thread_id": "threads", "member_id": "members"}
    named |= {"decided_by": "members"}
    op.create_table(
        "report_cases",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("open_key", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("post_id", NUMBER, nullable=True),
        sa.Column("thread_id", NUMBER, nullable=True),
        sa.Column("member_id", NUMBER, nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("priority", NUMBER, nullable=False),
        sa.Column("report_count", NUMBER, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_by", NUMBER, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("done", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        *(_reference("report_cases", column, table) for column, table in named.items()),
        sa.PrimaryKeyConstraint("id", name="pk_report_cases"),
        sa.UniqueConstraint("open_key", name="uq_report_cases_open_key"),
    )
    for column in named:
        op.create_index(f"ix_report_cases_{column}", "report_cases", [column])
    order = ["decided_at", "priority", "opened_at", "id"]
    op.create_index("ix_report_cases_waiting", "report_cases", order)


def _add_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("case_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("email_digest", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("legal_ground", sa.Text(), nullable=False),
        sa.Column("reported_at", MOMENT, nullable=False),
        _reference("reports", "case_id", "report_cases"),
        _reference("reports", "member_id", "members"),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.UniqueConstraint("case_id", "member_id", name="uq_reports_case_id_member_id"),
    )
    op.create_index("ix_reports_member_id", "reports", ["member_id"])
    op.create_index("ix_reports_email_digest", "reports", ["email_digest"])
    op.create_index("ix_reports_case_id_reason", "reports", ["case_id", "reason"])
    op.create_index("ix_reports_case_id_id", "reports", ["case_id", "id"])


def _add_objections() -> None:
    op.create_table(
        "report_objections",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("report_id", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_by", NUMBER, nullable=True),
        sa.Column("is_upheld", sa.Boolean(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        _reference("report_objections", "report_id", "reports"),
        _reference("report_objections", "decided_by", "members"),
        sa.PrimaryKeyConstraint("id", name="pk_report_objections"),
        sa.UniqueConstraint("report_id", name="uq_report_objections_report_id"),
    )
    for column in ("decided_at", "decided_by"):
        op.create_index(f"ix_report_objections_{column}", "report_objections", [column])


def _reference(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}")
