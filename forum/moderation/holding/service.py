"""Keeping what waits for a moderator, and deciding about it. `posting` does what is let through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from json import dumps
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, select, update

from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.retention import removing
from forum.moderation.acts import Act
from forum.moderation.canned.queries import in_words
from forum.moderation.claims.service import settle
from forum.moderation.entries import log_act
from forum.moderation.events import HeldDecided
from forum.moderation.holding.policy import may_decide
from forum.moderation.holding.queries import get_held, get_own
from forum.moderation.holding.reasons import Decision, HeldAct
from forum.moderation.holding.views import HeldView
from forum.moderation.holding.waiting import KIND
from forum.moderation.models import HeldPost

MOST_WAITING = 20  # of one member
KEPT = timedelta(days=30)  # once decided
NOTHING = "{}"
NEW_THREAD = "Nieuw gesprek"  # in the log


@dataclass(frozen=True)
class Wanted:
    """What was to be done and where. `content` is what it is to be done with, fit for JSON."""

    act: HeldAct
    content: Mapping[str, Any]
    thread_id: int | None = None
    post_id: int | None = None


def hold(viewer: Viewer, wanted: Wanted, reason: str) -> int:
    """The number under which it waits. Raises Conflict for who has too much waiting already."""
    mine = HeldPost.member_id == viewer.member_id, HeldPost.decided_at.is_(None)
    if (db.session.scalar(select(func.count(HeldPost.id)).where(*mine)) or 0) >= MOST_WAITING:
        told = _("Er wachten al %(most)s berichten van jou op een moderator.", most=MOST_WAITING)
        raise Conflict(told, code="too_many_held")
    held = HeldPost(
        member_id=viewer.member_id,
        thread_id=wanted.thread_id,
        post_id=wanted.post_id,
        act=wanted.act,
        content=dumps(wanted.content),
        reason=reason,
        held_at=clock.now(),
    )
    db.session.add(held)
    db.session.flush()
    return held.id


def take_back(viewer: Viewer, held_id: int) -> HeldView:
    """What it was: nothing of it is kept. Raises NotFound for what is not one's own, and for what
    was decided about."""
    found = get_own(viewer, held_id)
    gone = delete(HeldPost).where(HeldPost.id == held_id, HeldPost.decided_at.is_(None))
    if db.session.scalar(gone.returning(HeldPost.id)) is None:
        raise _decided()
    return found


def decide_to_place(viewer: Viewer, held_id: int) -> HeldView:
    """What is to be placed now. Raises Conflict for what was decided about already, as `refuse`
    does, and Refused for one's own."""
    found = get_held(viewer, held_id)
    _decide(viewer, found, Decision.PLACED, content=NOTHING)
    _log(viewer, Act.PLACE_HELD, found)
    return found


def note_placed(held_id: int, post_id: int) -> None:
    placed = update(HeldPost).where(HeldPost.id == held_id)
    db.session.execute(placed.values(post_id=post_id))


def refuse(viewer: Viewer, held_id: int, *, reason: str = "", canned: str = "") -> None:
    """Who wrote it reads the reason, one's own words or one of the list by its code, and keeps the
    text for a while."""
    found = get_held(viewer, held_id)
    require(may_decide(viewer, found.member_id))
    reason = in_words(viewer, canned, reason)
    _decide(viewer, found, Decision.REFUSED, answer=reason)
    _log(viewer, Act.REFUSE_HELD, found, reason=reason)


def _log(viewer: Viewer, act: Act, found: HeldView, *, reason: str = "") -> None:
    """The log names a thread or something else, never who wrote."""
    about = None if found.thread_id else NEW_THREAD
    where: dict[str, Any] = {"thread_id": found.thread_id, "about": about}
    log_act(viewer, act, reason=reason, since=found.held_at, **where)


def _decide(viewer: Viewer, found: HeldView, decision: Decision, **values: Any) -> None:
    require(may_decide(viewer, found.member_id))
    decided = update(HeldPost).where(HeldPost.id == found.id, HeldPost.decided_at.is_(None))
    decided = decided.values(
        decided_at=clock.now(), decided_by=viewer.id, decision=decision, **values
    )
    if db.session.scalar(decided.returning(HeldPost.id)) is None:
        raise _decided()
    settle(viewer, KIND, found.id)
    outbox.record(HeldDecided(found.id))


def _decided() -> Conflict:
    return Conflict(_("Over dit bericht is al beslist."), code="decided")


def _is_old() -> ColumnElement[bool]:
    return and_(HeldPost.decided_at.is_not(None), HeldPost.decided_at < clock.now() - KEPT)


OLD = removing(
    "held_posts", _("Vastgehouden berichten waarover beslist is (30 dagen)"), HeldPost, _is_old
)
