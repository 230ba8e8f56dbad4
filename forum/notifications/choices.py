"""How members want to hear of each kind."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, func, literal, select

from forum.accounts.models import Member
from forum.accounts.policy import may_see_account
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.permission import require
from forum.notifications.kinds import TELLING, Kind, Way
from forum.notifications.models import NotificationChoice


def choices(viewer: Viewer) -> Mapping[Kind, Way]:
    """Of every kind, also of those about which the viewer chose nothing."""
    require(may_see_account(viewer))
    mine = NotificationChoice.member_id == viewer.member_id
    query = select(NotificationChoice.kind, NotificationChoice.way).where(mine)
    chosen = {kind: way for kind, way in db.session.execute(query)}
    return {kind: _allowed(kind, chosen.get(kind)) for kind in Kind}


def way_of(member_id: int, kind: Kind) -> Way:
    """For letters."""
    key = member_id, kind
    found = select(NotificationChoice.way).where(
        NotificationChoice.member_id == key[0], NotificationChoice.kind == key[1]
    )
    return _allowed(kind, db.session.scalar(found))


def chosen_way(kind: Kind) -> ColumnElement[str]:
    """The same of `Member`, in a query of many."""
    if len(TELLING[kind].ways) == 1:
        return literal(TELLING[kind].default.value)
    own = select(NotificationChoice.way).where(
        NotificationChoice.member_id == Member.id, NotificationChoice.kind == kind
    )
    return func.coalesce(own.correlate(Member).scalar_subquery(), TELLING[kind].default.value)


def _allowed(kind: Kind, way: str | None) -> Way:
    """A way that may be chosen no longer is as good as none."""
    told = TELLING[kind]
    return Way(way) if way in told.ways else told.default
