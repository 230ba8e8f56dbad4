"""What moderators decide about posts, threads and members, and objections to that."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("members", sa.Column("muted_until", MOMENT, nullable=True))
    op.add_column("posts", sa.Column("hidden_at", MOMENT, nullable=True))
    op.add_column("posts", sa.Column("hidden_reason", sa.Text(), nullable=True))
    _measures()
    _appeals()


def _measures() -> None:
    op.create_table(
        "measures",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("is_secret", sa.Boolean(), nullable=False),
        sa.Column("thread_id", NUMBER, nullable=True),
        sa.Column("post_id", NUMBER, nullable=True),
        sa.Column("moderator_id", NUMBER, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("is_automated", sa.Boolean(), nullable=False),
        sa.Column("taken_at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("reversed_at", MOMENT, nullable=True),
        sa.Column("reversed_by", NUMBER, nullable=True),
        sa.Column("reversal", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_measures_member_id"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_measures_thread_id"),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_measures_post_id"),
        sa.ForeignKeyConstraint(["moderator_id"], ["members.id"], name="fk_measures_moderator_id"),
        sa.ForeignKeyConstraint(["reversed_by"], ["members.id"], name="fk_measures_reversed_by"),
        sa.PrimaryKeyConstraint("id", name="pk_measures"),
    )
    op.create_index("ix_measures_member_id_id", "measures", ["member_id", "id"])
    for column in ("thread_id", "post_id", "moderator_id", "reversed_by"):
        op.create_index(f"ix_measures_{column}", "measures", [column])


def _appeals() -> None:
    op.create_table(
        "appeals",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("measure_id", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_by", NUMBER, nullable=True),
        sa.Column("is_upheld", sa.Boolean(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["measure_id"], ["measures.id"], name="fk_appeals_measure_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["members.id"], name="fk_appeals_decided_by"),
        sa.PrimaryKeyConstraint("id", name="pk_appeals"),
        sa.UniqueConstraint("measure_id", name="uq_appeals_measure_id"),
    )
    op.create_index("ix_appeals_decided_at_id", "appeals", ["decided_at", "id"])
    op.create_index("ix_appeals_decided_by", "appeals", ["decided_by"])


def downgrade() -> None:
    op.drop_table("appeals")
    op.drop_table("measures")
    op.drop_column("posts", "hidden_reason")
    op.drop_column("posts", "hidden_at")
    op.drop_column("members", "muted_until")
