"""When members who were there already were last active, as far as anything tells."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
MEMBERS = sa.table(
    "members",
    sa.column("id"),
    sa.column("joined_at", TIME),
    sa.column("erased_at", TIME),
    sa.column("last_active_at", TIME),
)
SESSIONS = sa.table("sessions", sa.column("member_id"), sa.column("last_used_at", TIME))
TOKENS = sa.table("tokens", sa.column("member_id"), sa.column("last_used_at", TIME))
VOICES = sa.table("voices", sa.column("id"), sa.column("member_id"))
POSTS = sa.table("posts", sa.column("voice_id"), sa.column("created_at", TIME))


def upgrade() -> None:
    """The newest of joining, posting, and the last use of a session or key. Only of who has
    nothing there yet: the release before this one keeps the rest up to date. Erased members have
    nothing to fill in."""
    unknown = MEMBERS.c.last_active_at.is_(None), MEMBERS.c.erased_at.is_(None)
    op.execute(MEMBERS.update().where(*unknown).values(last_active_at=_newest()))


def downgrade() -> None:
    """Nothing: the column was there before, and what stands in it is true."""


def _newest() -> Any:
    written = (
        sa.select(sa.func.max(POSTS.c.created_at))
        .select_from(POSTS.join(VOICES, VOICES.c.id == POSTS.c.voice_id))
        .where(VOICES.c.member_id == MEMBERS.c.id)
    )
    seen = (written, _last_use(SESSIONS), _last_use(TOKENS))
    joined = MEMBERS.c.joined_at
    known = [sa.func.coalesce(one.correlate(MEMBERS).scalar_subquery(), joined) for one in seen]
    is_sqlite = op.get_context().dialect.name == "sqlite"
    newest = sa.func.max if is_sqlite else sa.func.greatest  # of one row, not of many
    return newest(joined, *known)


def _last_use(table: Any) -> Any:
    return sa.select(sa.func.max(table.c.last_used_at)).where(table.c.member_id == MEMBERS.c.id)
