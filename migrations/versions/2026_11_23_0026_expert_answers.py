"""Answers of experts, who stands behind them, and of every post what kind of reply it is.

What an expert replied until now was their answer; what they began a thread with was none.
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    kind = sa.Column("reply_kind", sa.Text(), nullable=False, server_default="ervaring")
    op.add_column("posts", kind)
    _expert_answers()
    _expert_endorsements()
    _post_sources()
    _know_answers()


def downgrade() -> None:
    for table in ("post_sources", "expert_endorsements", "expert_answers"):
        op.drop_table(table)
    op.drop_column("posts", "reply_kind")


def _expert_answers() -> None:
    op.create_table(
        "expert_answers",
        sa.Column("post_id", NUMBER, nullable=False, autoincrement=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("verification_id", NUMBER, nullable=True),
        sa.Column("profession", sa.Text(), nullable=False),
        sa.Column("verified_at", MOMENT, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.Column("answers_id", NUMBER, nullable=True),
        sa.Column("supplements_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_expert_answers_post_id"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_expert_answers_member_id"),
        sa.ForeignKeyConstraint(
            ["verification_id"], ["verifications.id"], name="fk_expert_answers_verification_id"
        ),
        sa.ForeignKeyConstraint(["answers_id"], ["posts.id"], name="fk_expert_answers_answers_id"),
        sa.ForeignKeyConstraint(
            ["supplements_id"], ["posts.id"], name="fk_expert_answers_supplements_id"
        ),
        sa.PrimaryKeyConstraint("post_id", name="pk_expert_answers"),
    )
    op.create_index("ix_expert_answers_answers_id", "expert_answers", ["answers_id"])
    op.create_index("ix_expert_answers_member_id", "expert_answers", ["member_id"])
    op.create_index("ix_expert_answers_supplements_id", "expert_answers", ["supplements_id"])
    op.create_index("ix_expert_answers_verification_id", "expert_answers", ["verification_id"])


def _expert_endorsements() -> None:
    op.create_table(
        "expert_endorsements",
        sa.Column("post_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("profession", sa.Text(), nullable=False),
        sa.Column("endorsed_at", MOMENT, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_expert_endorsements_post_id"),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_expert_endorsements_member_id"
        ),
        sa.PrimaryKeyConstraint("post_id", "member_id", name="pk_expert_endorsements"),
    )
    op.create_index("ix_expert_endorsements_member_id", "expert_endorsements", ["member_id"])


def _post_sources() -> None:
    op.create_table(
        "post_sources",
        sa.Column("post_id", NUMBER, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_post_sources_post_id"),
        sa.PrimaryKeyConstraint("post_id", "key", name="pk_post_sources"),
    )


def _know_answers() -> None:
    op.execute("UPDATE posts SET is_expert = false WHERE is_expert AND number = 1")
    op.execute("UPDATE posts SET reply_kind = 'expert' WHERE is_expert")
    op.execute(
        "INSERT INTO expert_answers (post_id, member_id, profession, answered_at) "
        "SELECT posts.id, members.id, COALESCE(members.expert_profession, ''), posts.created_at "
        "FROM posts JOIN voices ON voices.id = posts.voice_id "
        "JOIN members ON members.id = voices.member_id "
        "WHERE posts.is_expert AND posts.deleted_at IS NULL"
    )
