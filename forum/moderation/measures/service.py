"""Taking a measure: what it changes, its statement, its line in the log, in one transaction."""

from sqlalchemy import select

from forum.accounts.policy import may_moderate
from forum.accounts.service.pausing import hold
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, Refused
from forum.core.i18n import _
from forum.core.permission import require
from forum.moderation.measures.acting import do, end_of
from forum.moderation.measures.doing import Standing, Wanted, standing_of, written
from forum.moderation.measures.keeping import keep, log
from forum.moderation.measures.kinds import (
    ON_MEMBERS,
    ON_POSTS,
    ON_THREADS,
    REARRANGING,
    UNCHANGING,
    WITH_REASON,
    Kind,
)
from forum.moderation.measures.models import Measure
from forum.moderation.measures.policy import may_take
from forum.moderation.measures.rearranging import rearrange
from forum.moderation.measures.subjects import (
    Subject,
    member_subject,
    post_subject,
    thread_subject,
)
from forum.threads.reasons import TITLES


def take(viewer: Viewer, wanted: Wanted) -> Measure:
    """The measure, which is its own statement. Of two who want the same one is too late.

    Raises NotFound for what the moderator cannot see, Refused for oneself and upward, Invalid for
    a reason that is not on the list, and Conflict for what is so already.
    """
    require(may_moderate(viewer))
    check(wanted)
    if wanted.kind in REARRANGING:
        return rearrange(viewer, wanted)
    until, subject = end_of(wanted), find_subject(viewer, wanted)
    hold(subject.member_id)
    require(may_take(viewer, wanted.kind, subject))
    _check_own(viewer, wanted.kind, subject)
    before = standing_of(wanted.kind, subject)
    do(viewer, wanted, subject, until)
    after = standing_of(wanted.kind, subject)
    if before == after and wanted.kind not in UNCHANGING:
        raise Conflict(_("Dat is al zo."), code="already")
    measure = keep(viewer, wanted, subject, written(before, after))
    log(viewer, wanted, measure)
    return measure


def find_subject(viewer: Viewer, wanted: Wanted) -> Subject:
    """Raises NotFound, and Invalid where it is not named."""
    if wanted.kind in ON_THREADS and wanted.thread_id is not None:
        return thread_subject(viewer, wanted.thread_id)
    if wanted.kind in (*ON_POSTS, Kind.WARN) and wanted.post_id is not None:
        return post_subject(viewer, wanted.post_id)
    if wanted.kind in ON_MEMBERS and wanted.username is not None:
        return member_subject(wanted.username)
    name = "thread_id" if wanted.kind in ON_THREADS else "post_id"
    name = "username" if wanted.kind in ON_MEMBERS else name
    raise Invalid(errors={name: [_("Dit veld is verplicht.")]})


def check(wanted: Wanted) -> None:
    """Raises Invalid for what can be told wrong at once."""
    if wanted.kind in WITH_REASON and wanted.reason not in TITLES:
        wrong = _("Kies een reden uit de lijst.")
        raise Invalid(wrong, errors={"reason": [wrong]})
    if wanted.reason == "illegaal" and not wanted.facts:
        wrong = _("Schrijf op welke wet, en waarom.")
        raise Invalid(wrong, errors={"facts": [wrong]})


def _check_own(viewer: Viewer, kind: Kind, subject: Subject) -> None:
    """One's own thread can be kept in order, but what another closed is not one's own to open."""
    if subject.member_id != viewer.id or kind != Kind.UNLOCK:
        return
    closed = select(Measure.moderator_id).where(
        Measure.thread_id == subject.thread_id,
        Measure.kind == Kind.LOCK,
        Measure.reversed_at.is_(None),
    )
    if db.session.scalar(closed.order_by(Measure.id.desc()).limit(1)) not in (None, viewer.id):
        told = _("Een andere moderator sloot dit gesprek. Die opent het ook weer.")
        raise Refused(told, code="own_post")


__all__ = ["Standing", "Wanted", "check", "find_subject", "take"]
