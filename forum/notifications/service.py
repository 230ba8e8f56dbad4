"""Telling members, and what they do with what they are told."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    case,
    exists,
    false,
    literal,
    null,
    or_,
    select,
    update,
)

from forum.accounts.models import Member
from forum.accounts.policy import may_change_account
from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import UTCDateTime, db, insert_or
from forum.core.permission import require
from forum.notifications.calling import call
from forum.notifications.choices import chosen_way
from forum.notifications.events import Noticed
from forum.notifications.kinds import AT_ONCE, IN_THREADS, TELLING, Kind, Way
from forum.notifications.models import UNREAD, Notification, NotificationChoice

UNTRACKED = {"synchronize_session": False}
IDS_AT_ONCE = 1000


class About(NamedTuple):
    """`subject` is the group and `number` the post, message or decision that is added to it."""

    subject: str
    number: int
    thread_id: int | None = None


def tell(kind: Kind, members: Collection[int] | Select[int], about: About) -> Sequence[int]:
    """Each of these members once, unless they never want to hear of it, or heard of it already.
    Answers which notifications are new. Whether they may see it is asked by who calls this, and
    again whenever it is shown.

    Safe twice: what was told once, read or not, is not told again.
    """
    rows = db.session.execute(_keeping(kind, members, about)).all()
    new = [row.id for row in rows if row.first_id == row.last_id == about.number]
    if not TELLING[kind].has_letter:
        for start in range(0, len(new), IDS_AT_ONCE):
            _send_out(kind, new[start : start + IDS_AT_ONCE])
    call(new)
    return new


def _keeping(kind: Kind, members: Collection[int] | Select[int], about: About) -> Any:
    now = literal(clock.now(), UTCDateTime())
    values: dict[str, Any] = {
        "member_id": Member.id,
        "kind": literal(kind.value),
        "subject": literal(about.subject),
        "thread_id": literal(about.thread_id, Notification.thread_id.type),
        "first_id": literal(about.number, Notification.first_id.type),
        "last_id": literal(about.number, Notification.last_id.type),
        "created_at": now,
        "changed_at": now,
        "mailed_at": _mailed_elsewhere(kind, now),
    }
    wanted = select(*values.values()).where(
        Member.id.in_(members),
        Member.erased_at.is_(None),
        chosen_way(kind) != Way.NEVER,
        ~_told_already(kind, about),
    )
    # In the order of their numbers, as all who hold members do; and none who is being erased.
    held = wanted.order_by(Member.id).with_for_update(read=True, key_share=True)
    new = insert_or(Notification).from_select(list(values), held)
    return _widening(new).returning(Notification.id, Notification.first_id, Notification.last_id)


def _mailed_elsewhere(kind: Kind, now: Any) -> Any:
    """What has a letter of its own is mailed by that, to who wants it so."""
    never = literal(None, UTCDateTime())
    if not TELLING[kind].has_letter:
        return never
    return case((chosen_way(kind) == Way.MAIL.value, now), else_=never)


def _widening(new: Any) -> Any:
    stood, came = Notification, new.excluded
    grows = or_(came.first_id < stood.first_id, came.last_id > stood.last_id)
    return new.on_conflict_do_update(
        index_elements=[stood.member_id, stood.kind, stood.subject],
        index_where=UNREAD,
        set_={
            "first_id": case((came.first_id < stood.first_id, came.first_id), else_=stood.first_id),
            "last_id": case((came.last_id > stood.last_id, came.last_id), else_=stood.last_id),
            "changed_at": came.changed_at,
            # What it grew by was in no digest yet.
            "digested_at": case((grows, null()), else_=stood.digested_at),
            "is_hidden": false(),
        },
    )


def _told_already(kind: Kind, about: About) -> ColumnElement[bool]:
    """Of members: by this kind, or of a post by one that goes before it."""
    within = Notification.first_id <= about.number, Notification.last_id >= about.number
    same = Notification.kind == kind, Notification.subject == about.subject
    heard = exists().where(Notification.member_id == Member.id, *within)
    told = heard.where(*same).correlate(Member)
    if kind not in IN_THREADS:
        return told
    before = IN_THREADS[: IN_THREADS.index(kind)]
    here = Notification.thread_id == about.thread_id, Notification.kind.in_(before)
    return or_(told, heard.where(*here).correlate(Member))


def _send_out(kind: Kind, new: Sequence[int]) -> None:
    query = select(Notification.id).join(Member, Member.id == Notification.member_id)
    query = query.where(Notification.id.in_(new), chosen_way(kind).in_(AT_ONCE))
    outbox.record_all([Noticed(number) for number in db.session.scalars(query)])


def mark_read(viewer: Viewer, ids: Collection[int] | None = None) -> None:
    """These of the viewer's own, or all. Of others nothing happens, and nothing is said."""
    require(may_change_account(viewer))
    mine = Notification.member_id == viewer.member_id, Notification.read_at.is_(None)
    which = () if ids is None else (Notification.id.in_(ids),)
    read = update(Notification).where(*mine, *which).values(read_at=clock.now())
    db.session.execute(read, execution_options=UNTRACKED)


def choose(viewer: Viewer, chosen: Mapping[Kind, Way]) -> None:
    """What is not named stays as it was."""
    require(may_change_account(viewer))
    get_held(viewer.member_id)
    for kind, way in chosen.items():
        row = {"member_id": viewer.member_id, "kind": kind.value, "way": way.value}
        kept = insert_or(NotificationChoice).values(row)
        keys = [NotificationChoice.member_id, NotificationChoice.kind]
        db.session.execute(kept.on_conflict_do_update(index_elements=keys, set_={"way": way.value}))
