"""Which mail was taken in already.

A release before this one takes no mail, and leaves the table alone.
"""

import sqlalchemy as sa
from alembic import op

import forum.core.db

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "taken_mails",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("taken_at", forum.core.db.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_taken_mails"),
    )
    op.create_index("ix_taken_mails_taken_at", "taken_mails", ["taken_at"])


def downgrade() -> None:
    op.drop_table("taken_mails")
