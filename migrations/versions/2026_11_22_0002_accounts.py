"""Members, how they prove it, and what they agreed to."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _members()
    _sessions()
    _tokens()
    _consents()
    _email_verifications()
    _receipts()


def downgrade() -> None:
    op.drop_table("receipts")
    op.drop_table("email_verifications")
    op.drop_table("consents")
    op.drop_table("tokens")
    op.drop_table("sessions")
    op.drop_table("members")


def _members() -> None:
    op.create_table(
        "members",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("username_key", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("email_verified_at", TIME, nullable=True),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("suspended_until", TIME, nullable=True),
        sa.Column("bio", sa.Text(), nullable=False),
        sa.Column("joined_at", TIME, nullable=False),
        sa.Column("rules_version", sa.Text(), nullable=False),
        sa.Column("expert_profession", sa.Text(), nullable=True),
        sa.Column("expert_until", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
        sa.UniqueConstraint("email_key", name="uq_members_email_key"),
        sa.UniqueConstraint("username_key", name="uq_members_username_key"),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("last_used_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_sessions_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.UniqueConstraint("token_hash", name="uq_sessions_token_hash"),
    )
    op.create_index("ix_sessions_member_id", "sessions", ["member_id"])


def _tokens() -> None:
    op.create_table(
        "tokens",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("last_used_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_tokens_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_tokens"),
        sa.UniqueConstraint("token_hash", name="uq_tokens_token_hash"),
    )
    op.create_index("ix_tokens_member_id", "tokens", ["member_id"])


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        sa.Column("given_at", TIME, nullable=False),
        sa.Column("withdrawn_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_consents_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )
    op.create_index("ix_consents_member_id_purpose", "consents", ["member_id", "purpose"])


def _email_verifications() -> None:
    op.create_table(
        "email_verifications",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("asked_at", TIME, nullable=False),
        sa.Column("used_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_email_verifications_member_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_email_verifications"),
    )
    op.create_index("ix_email_verifications_member_id", "email_verifications", ["member_id"])


def _receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("result_id", NUMBER, nullable=True),
        sa.Column("done_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_receipts_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_receipts"),
        sa.UniqueConstraint("member_id", "key", name="uq_receipts_member_id_key"),
    )
    op.create_index("ix_receipts_done_at", "receipts", ["done_at"])
