"""What each kind changes, by the acts of the rooms it changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from json import dumps, loads
from typing import Any

from forum.accounts.service import standing as members
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.experts.answers import service as answers
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.limits import (
    LONGEST_MUTE,
    LONGEST_SUSPENSION,
    SLACK,
    USUAL_MUTE,
    USUAL_SUSPENSION,
)
from forum.moderation.measures.subjects import Subject
from forum.threads import service as threads

Standing = Mapping[str, Any]
MOMENTS = ("_at", "_until")  # how the names of those facts end
LENGTHS = {
    Kind.MUTE: (USUAL_MUTE, LONGEST_MUTE),
    Kind.SUSPEND: (USUAL_SUSPENSION, LONGEST_SUSPENSION),
}


@dataclass(frozen=True)
class Wanted:
    """What a moderator asks for. `reason` is a code of the list or, where none is needed, words for
    the log; `note` is for the log; `facts` are for whom it is about."""

    kind: Kind
    post_id: int | None = None
    thread_id: int | None = None
    username: str | None = None
    reason: str = ""
    note: str = ""
    facts: str = ""
    until: datetime | None = None
    category: str = ""
    is_automated: bool = False


def standing_of(subject: Subject) -> Standing:
    """As it is, held until the transaction ends: for who holds the member already."""
    if subject.post_id is not None:
        return threads.hold_post(subject.post_id)
    if subject.thread_id is not None:
        return threads.hold_thread(subject.thread_id)
    return members.standing_of(subject.member_id)


def do(viewer: Viewer, wanted: Wanted, subject: Subject, until: datetime | None) -> None:
    if act := ON_POST.get(wanted.kind):
        act(viewer, subject, wanted)
    elif step := ON_THREAD.get(wanted.kind):
        step(viewer, subject.thread_id or 0)
    elif wanted.kind == Kind.MOVE:
        threads.move_thread(viewer, subject.thread_id or 0, category=wanted.category)
    elif wanted.kind == Kind.MUTE:
        members.mute(subject.member_id, _longer(subject, "muted_until", until))
    elif wanted.kind == Kind.SUSPEND:
        members.suspend(subject.member_id, _longer(subject, "suspended_until", until))


def end_of(wanted: Wanted) -> datetime | None:
    """Until when it lasts. Raises Invalid for an end that is past, or too far off."""
    if wanted.kind not in LENGTHS:
        return None
    usual, longest = LENGTHS[wanted.kind]
    now = clock.now()
    until = wanted.until or now + usual
    if not now < until <= now + longest + SLACK:
        wrong = _("Kies een einde binnen %(days)s dagen.", days=longest.days)
        raise Invalid(wrong, errors={"until": [wrong]})
    return until


def written(before: Standing, after: Standing) -> str:
    return dumps({"before": before, "after": after}, default=datetime.isoformat)


def read(standing: str) -> tuple[Standing, Standing]:
    kept = loads(standing)
    return _read(kept["before"]), _read(kept["after"])


def _read(kept: Standing) -> Standing:
    return {
        name: datetime.fromisoformat(value) if value and name.endswith(MOMENTS) else value
        for name, value in kept.items()
    }


def _remove(viewer: Viewer, subject: Subject, wanted: Wanted) -> None:
    answers.note_gone(threads.remove_post(viewer, subject.post_id or 0, reason=wanted.reason))


def _hide(viewer: Viewer, subject: Subject, wanted: Wanted) -> None:
    threads.hide_post(viewer, subject.post_id or 0, reason=wanted.reason)


def _restore(viewer: Viewer, subject: Subject, wanted: Wanted) -> None:
    answers.note_back(threads.restore_post(viewer, subject.post_id or 0))


def _longer(subject: Subject, name: str, until: datetime | None) -> datetime | None:
    now = members.standing_of(subject.member_id)[name]
    if now is not None and until is not None and now >= until:
        raise Conflict(_("Dat geldt al, en langer dan dit."), code="already")
    return until


ON_POST: dict[Kind, Callable[[Viewer, Subject, Wanted], None]] = {
    Kind.REMOVE: _remove,
    Kind.HIDE: _hide,
    Kind.RESTORE: _restore,
}
ON_THREAD: dict[Kind, Callable[[Viewer, int], object]] = {
    Kind.LOCK: threads.lock,
    Kind.UNLOCK: threads.unlock,
    Kind.PIN: threads.pin,
    Kind.UNPIN: threads.unpin,
}
