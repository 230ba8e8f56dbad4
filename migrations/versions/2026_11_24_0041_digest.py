"""When members want a digest, and which were written. A release before this one sends none."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "digest_wishes",
        sa.Column("member_id", NUMBER, nullable=False, autoincrement=False),
        sa.Column("every", sa.Text(), nullable=False),
        sa.Column("weekday", NUMBER, nullable=False),
        sa.Column("hour", NUMBER, nullable=False),
        sa.Column("next_at", MOMENT, nullable=False),
        sa.Column("told_until", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_digest_wishes_member_id"),
        sa.PrimaryKeyConstraint("member_id", name="pk_digest_wishes"),
    )
    op.create_index("ix_digest_wishes_next_at", "digest_wishes", ["next_at", "member_id"])
    op.create_table(
        "digests",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_digests_member_id"),
        sa.UniqueConstraint("member_id", "day", name="uq_digests_member_id_day"),
        sa.PrimaryKeyConstraint("id", name="pk_digests"),
    )
    op.create_index("ix_digests_until", "digests", ["until"])


def downgrade() -> None:
    op.drop_table("digests")
    op.drop_table("digest_wishes")
