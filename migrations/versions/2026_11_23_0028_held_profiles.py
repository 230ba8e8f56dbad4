"""What members wrote about themselves that waits for a moderator."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "held_profiles",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("bio", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("held_at", MOMENT, nullable=False),
        sa.Column("refused_at", MOMENT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_held_profiles_member_id"),
        sa.UniqueConstraint("member_id", name="uq_held_profiles_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_held_profiles"),
    )
    op.create_index("ix_held_profiles_held_at", "held_profiles", ["held_at", "id"])


def downgrade() -> None:
    op.drop_table("held_profiles")
