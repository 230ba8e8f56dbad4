"""Sharing of one's diary in a recovery thread of one's own, and stopping that."""

from sqlalchemy import delete, func, select

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.recovery.models import Snapshot
from forum.recovery.policy import (
    MOST_SHARED,
    MOST_SNAPSHOTS,
    check_period,
    may_share,
    may_stop_sharing,
)
from forum.recovery.queries import has_consent, own_diary
from forum.recovery.service.telling import hold_first_post
from forum.recovery.shared import Audience, Choice, Shared, shared, shared_to_text
from forum.threads.queries import get_thread


def look(viewer: Viewer, thread_id: int, choice: Choice) -> Shared:
    """What others would be shown, with nothing kept. Raises Invalid for a period that cannot be,
    and where it is to be a copy also for one in which nothing is told of what was chosen, or more
    than fits."""
    _check(viewer, thread_id)
    check_period(choice.first, choice.last)
    diary = own_diary(viewer)
    names = {one.id: one.name for one in diary.activities.values()}
    kept = [(entry.day, entry.check_in) for entry in diary.entries]
    if choice.last is None:
        return shared(choice, kept[-MOST_SHARED:], names)
    found = shared(choice, kept, names)
    if not found.days:
        _refuse("from", _("In deze periode staat niets van wat je koos."))
    if len(found.days) > MOST_SHARED:
        told = _(
            "Hier passen hoogstens %(most)s check-ins in. Kies een kortere tijd.", most=MOST_SHARED
        )
        _refuse("from", told)
    return found


def share(
    viewer: Viewer, thread_id: int, choice: Choice, *, audience: Audience = Audience.MEMBERS
) -> int:
    """The number of what is shared from now on. Raises as `look` does, and Conflict for more than
    fit in a thread and where its first post is gone."""
    get_held(viewer.member_id)
    found = look(viewer, thread_id, choice)
    hold_first_post(thread_id)
    _check_room(thread_id)
    keeps = choice.last is None
    made = Snapshot(
        thread_id=thread_id,
        member_id=viewer.member_id,
        audience=audience,
        keeps_sharing=keeps,
        begins_on=choice.first if keeps else None,
        content=shared_to_text(found, keeps=keeps),
        shared_at=clock.now(),
    )
    db.session.add(made)
    db.session.flush()
    return made.id


def stop(viewer: Viewer, snapshot_id: int) -> int:
    """The thread in which from now on nobody is shown it; nothing of it is kept. Raises NotFound
    for what is not one's own, or is gone already."""
    require(may_stop_sharing(viewer))
    mine = Snapshot.id == snapshot_id, Snapshot.member_id == viewer.member_id
    thread_id: int | None = db.session.scalar(
        delete(Snapshot).where(*mine).returning(Snapshot.thread_id)
    )
    if thread_id is None:
        raise NotFound(_("Deze momentopname bestaat niet, of wordt al niet meer gedeeld."))
    return thread_id


def _check(viewer: Viewer, thread_id: int) -> None:
    thread = get_thread(viewer, thread_id)
    agreed = viewer.is_member and has_consent(viewer)
    require(may_share(viewer, thread, clock.now(), has_consent=agreed))


def _check_room(thread_id: int) -> None:
    """For who holds the member: nobody else shares in a thread of theirs."""
    there = select(func.count(Snapshot.id)).where(Snapshot.thread_id == thread_id)
    if (db.session.scalar(there) or 0) >= MOST_SNAPSHOTS:
        raise Conflict(
            _(
                "In een herstelverhaal passen hoogstens %(most)s momentopnamen. Stop er eerst een.",
                most=MOST_SNAPSHOTS,
            ),
            code="too_many",
        )


def _refuse(field: str, wrong: Text) -> None:
    raise Invalid(wrong, errors={field: [wrong]})
