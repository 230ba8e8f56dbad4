"""What each kind changes, by the acts of the rooms it changes."""

from collections.abc import Callable
from datetime import datetime

from forum.accounts.service import standing as members
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.facts import read_code
from forum.core.i18n import _
from forum.experts.answers import service as answers
from forum.factsheets.queries import unknown
from forum.factsheets.service.talk import citing, linking, sourcing
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.limits import (
    LONGEST_MUTE,
    LONGEST_SLOW,
    LONGEST_SUSPENSION,
    MOST_SLOW_MINUTES,
    SLACK,
    USUAL_MUTE,
    USUAL_SLOW,
    USUAL_SUSPENSION,
)
from forum.moderation.measures.subjects import Subject
from forum.threads import service as threads

LENGTHS = {
    Kind.MUTE: (USUAL_MUTE, LONGEST_MUTE),
    Kind.SUSPEND: (USUAL_SUSPENSION, LONGEST_SUSPENSION),
    Kind.SLOW_DOWN: (USUAL_SLOW, LONGEST_SLOW),
}


def do(viewer: Viewer, wanted: Wanted, subject: Subject, until: datetime | None) -> None:
    if act := ON_POST.get(wanted.kind):
        act(viewer, subject, wanted)
    elif step := ON_THREAD.get(wanted.kind):
        step(viewer, subject.thread_id or 0)
    elif change := WITH_MORE.get(wanted.kind):
        change(viewer, subject, wanted, until)


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


def _remove(viewer: Viewer, subject: Subject, wanted: Wanted) -> None:
    answers.note_gone(threads.remove_post(viewer, subject.post_id or 0, reason=wanted.reason))


def _hide(viewer: Viewer, subject: Subject, wanted: Wanted) -> None:
    threads.hide_post(viewer, subject.post_id or 0, reason=wanted.reason)


def _restore(viewer: Viewer, subject: Subject, wanted: Wanted) -> None:
    answers.note_back(threads.restore_post(viewer, subject.post_id or 0))


def _edit(viewer: Viewer, subject: Subject, wanted: Wanted) -> None:
    """What the text names counts as well; what is no longer in it still does, as it may be back."""
    if not wanted.body:
        raise Invalid(errors={"body": [_("Dit veld is verplicht.")]})
    post = threads.amend_post(
        viewer,
        subject.post_id or 0,
        body=wanted.body,
        title=wanted.title,
        reason=wanted.reason,
        version=wanted.version,
    )
    citing.cite(viewer, post.id, post.html, keeps=True)
    sourcing.keep_again(post.id, post.kind, post.body)


def _attach(viewer: Viewer, subject: Subject, wanted: Wanted) -> None:
    fact = read_code(wanted.factsheet)
    try:
        if fact is None:
            raise unknown()
        linking.attach(viewer, subject.post_id or 0, fact)
    except (NotFound, Invalid) as error:
        raise Invalid(error.detail, errors={"factsheet": [error.detail]}) from error


def _move(viewer: Viewer, subject: Subject, wanted: Wanted, _until: datetime | None) -> None:
    threads.move_thread(viewer, subject.thread_id or 0, category=wanted.category)


def _slow_down(viewer: Viewer, subject: Subject, wanted: Wanted, until: datetime | None) -> None:
    minutes = wanted.minutes or 0
    if until is None or not 0 < minutes <= MOST_SLOW_MINUTES:
        wrong = _("Kies een getal van 1 tot en met 1440.")
        raise Invalid(wrong, errors={"minutes": [wrong]})
    threads.set_pace(viewer, subject.thread_id or 0, minutes=minutes, until=until)


def _mute(_viewer: Viewer, subject: Subject, _wanted: Wanted, until: datetime | None) -> None:
    members.mute(subject.member_id, _longer(subject, "muted_until", until))


def _suspend(_viewer: Viewer, subject: Subject, _wanted: Wanted, until: datetime | None) -> None:
    members.suspend(subject.member_id, _longer(subject, "suspended_until", until))


def _longer(subject: Subject, name: str, until: datetime | None) -> datetime | None:
    now = members.standing_of(subject.member_id)[name]
    if now is not None and until is not None and now >= until:
        raise Conflict(_("Dat geldt al, en langer dan dit."), code="already")
    return until


ON_POST: dict[Kind, Callable[[Viewer, Subject, Wanted], None]] = {
    Kind.REMOVE: _remove,
    Kind.HIDE: _hide,
    Kind.RESTORE: _restore,
    Kind.EDIT: _edit,
    Kind.ATTACH: _attach,
}
ON_THREAD: dict[Kind, Callable[[Viewer, int], object]] = {
    Kind.LOCK: threads.lock,
    Kind.UNLOCK: threads.unlock,
    Kind.PIN: threads.pin,
    Kind.UNPIN: threads.unpin,
    Kind.SPEED_UP: threads.speed_up,
}
WITH_MORE: dict[Kind, Callable[[Viewer, Subject, Wanted, datetime | None], None]] = {
    Kind.MOVE: _move,
    Kind.SLOW_DOWN: _slow_down,
    Kind.MUTE: _mute,
    Kind.SUSPEND: _suspend,
}
