"""Sharing of one's diary in a recovery thread of one's own, and stopping that."""

from sqlalchemy import delete, func, select

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.recovery.models import Snapshot
from forum.recovery.policy import check_period
from forum.recovery.queries import has_consent, own_diary
from forum.recovery.stories.policy import MOST_SHARED, MOST_SNAPSHOTS, may_share, may_stop_sharing
from forum.recovery.stories.shared import Audience, Choice, Shared, shared, shared_to_text
from forum.recovery.stories.telling import check_first_post, hold_first_post
from forum.recovery.stories.views import SnapshotView
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


def preview(
    viewer: Viewer, thread_id: int, choice: Choice, *, audience: Audience = Audience.MEMBERS
) -> SnapshotView:
    """The same as it would stand there. It has no number yet. Raises as `share` does."""
    found = look(viewer, thread_id, choice)
    check_first_post(thread_id)
    _check_room(thread_id)
    keeps = choice.last is None
    return SnapshotView(0, thread_id, audience, keeps, found, clock.now(), mine=True)


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


def stop(viewer: Viewer, snapshot_id: int) -> None:
    """From now on nobody is shown it, and nothing of it is kept. Twice is once; a number that is
    not one's own is answered as one that is gone, and stops nothing."""
    require(may_stop_sharing(viewer))
    mine = Snapshot.id == snapshot_id, Snapshot.member_id == viewer.member_id
    db.session.execute(delete(Snapshot).where(*mine))


def _check(viewer: Viewer, thread_id: int) -> None:
    thread = get_thread(viewer, thread_id)
    agreed = viewer.is_member and has_consent(viewer)
    require(may_share(viewer, thread, clock.now(), has_consent=agreed))


def _check_room(thread_id: int) -> None:
    """That counts for who holds the member: nobody else shares in a thread of theirs."""
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
