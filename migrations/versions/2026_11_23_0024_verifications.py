"""Who asks to be known as an expert, and what was found when they were looked up."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _verifications()
    _register_checks()


def downgrade() -> None:
    for table in ("register_checks", "verifications"):
        op.drop_table(table)


def _verifications() -> None:
    op.create_table("verifications", *_said(), *_became(), *_held_together())
    op.create_index("ix_verifications_confirmed_by", "verifications", ["confirmed_by"])
    op.create_index("ix_verifications_ended_by", "verifications", ["ended_by"])
    op.create_index("ix_verifications_expires_at", "verifications", ["expires_at"])
    op.create_index("ix_verifications_member_id", "verifications", ["member_id"])
    op.create_index(
        "ix_verifications_state_applied_at", "verifications", ["state", "applied_at", "id"]
    )


def _said() -> list[sa.Column[object]]:
    return [
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("open_for", NUMBER, nullable=True),
        sa.Column("holds_for", NUMBER, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("profession", sa.Text(), nullable=False),
        sa.Column("specialism", sa.Text(), nullable=True),
        sa.Column("register_name", sa.Text(), nullable=False),
        sa.Column("big_number", sa.Text(), nullable=True),
        sa.Column("verified_number", sa.Text(), nullable=True),
        sa.Column("quality_register", sa.Text(), nullable=True),
        sa.Column("practice", sa.Text(), nullable=False),
        sa.Column("practice_phone", sa.Text(), nullable=False),
        sa.Column("practice_site", sa.Text(), nullable=True),
        sa.Column("interests", sa.Text(), nullable=False),
    ]


def _became() -> list[sa.Column[object]]:
    return [
        sa.Column("applied_at", MOMENT, nullable=False),
        sa.Column("verified_at", MOMENT, nullable=True),
        sa.Column("confirmed_by", NUMBER, nullable=True),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.Column("reminded_days", NUMBER, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by", NUMBER, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
    ]


def _held_together() -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_verifications_member_id"),
        sa.ForeignKeyConstraint(["open_for"], ["members.id"], name="fk_verifications_open_for"),
        sa.ForeignKeyConstraint(["holds_for"], ["members.id"], name="fk_verifications_holds_for"),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["members.id"], name="fk_verifications_confirmed_by"
        ),
        sa.ForeignKeyConstraint(["ended_by"], ["members.id"], name="fk_verifications_ended_by"),
        sa.UniqueConstraint("holds_for", name="uq_verifications_holds_for"),
        sa.UniqueConstraint("verified_number", name="uq_verifications_verified_number"),
        sa.UniqueConstraint("open_for", name="uq_verifications_open_for"),
        sa.PrimaryKeyConstraint("id", name="pk_verifications"),
    ]


def _register_checks() -> None:
    op.create_table(
        "register_checks",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("verification_id", NUMBER, nullable=False),
        sa.Column("checked_by", NUMBER, nullable=False),
        sa.Column("checked_at", MOMENT, nullable=False),
        sa.Column("adapter", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("name_matches", sa.Boolean(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("is_good", sa.Boolean(), nullable=False),
        sa.Column("reregistration_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["verification_id"], ["verifications.id"], name="fk_register_checks_verification_id"
        ),
        sa.ForeignKeyConstraint(
            ["checked_by"], ["members.id"], name="fk_register_checks_checked_by"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_register_checks"),
    )
    op.create_index("ix_register_checks_checked_by", "register_checks", ["checked_by"])
    op.create_index("ix_register_checks_verification_id", "register_checks", ["verification_id"])
