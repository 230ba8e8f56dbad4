"""The words of titles are kept in the index of the search alone, which forgets them with the title.

The release before this one still writes them here and reads them nowhere. So the table stays,
empty and with nothing that ties it to threads, and goes with the next release.
"""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.drop_table("thread_terms")
    _create()


def downgrade() -> None:
    """Filled again as titles are written: they are found by another index."""
    op.drop_table("thread_terms")
    _create(
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_thread_terms_thread_id")
    )


def _create(*more: sa.Constraint) -> None:
    op.create_table(
        "thread_terms",
        sa.Column("thread_id", NUMBER, nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        *more,
        sa.PrimaryKeyConstraint("thread_id", "term", name="pk_thread_terms"),
    )
    op.create_index("ix_thread_terms_term_thread_id", "thread_terms", ["term", "thread_id"])
