"""What posts may be a sign of, and what was done with it."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "signals",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("post_id", NUMBER, nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("is_crisis", sa.Boolean(), nullable=False),
        sa.Column("priority", NUMBER, nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column("gone_at", MOMENT, nullable=True),
        sa.Column("waved_at", MOMENT, nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_by", NUMBER, nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_signals_post_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["members.id"], name="fk_signals_decided_by"),
        sa.PrimaryKeyConstraint("id", name="pk_signals"),
        sa.UniqueConstraint("post_id", name="uq_signals_post_id"),
    )
    op.create_index("ix_signals_decided_by", "signals", ["decided_by"])
    op.create_index("ix_signals_waiting", "signals", ["decided_at", "priority", "noted_at", "id"])


def downgrade() -> None:
    op.drop_table("signals")
