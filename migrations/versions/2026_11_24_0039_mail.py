"""How mail to a member goes, and what of it did not arrive.

A release before this one sends to all, and leaves the column of what it notes empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "mail_standings",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("is_discreet", sa.Boolean(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resumed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_mail_standings_member_id_members"
        ),
        sa.UniqueConstraint("member_id", name="uq_mail_standings_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_mail_standings"),
    )
    op.create_table(
        "bounces",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("is_hard", sa.Boolean(), nullable=False),
        sa.Column("bounced_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_bounces_member_id_members"),
        sa.UniqueConstraint("key", name="uq_bounces_key"),
        sa.PrimaryKeyConstraint("id", name="pk_bounces"),
    )
    op.create_index("ix_bounces_member_id", "bounces", ["member_id"])
    op.create_index("ix_bounces_bounced_at", "bounces", ["bounced_at"])
    op.add_column("sent_letters", sa.Column("address_mark", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("sent_letters") as batch:
        batch.drop_column("address_mark")
    op.drop_table("bounces")
    op.drop_table("mail_standings")
