"""Who may do what beside the posts of a recovery story. Pure: no database, no request."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_

from forum.accounts.policy import may_change_account, may_write
from forum.accounts.viewer import Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no, yes
from forum.recovery.models import Snapshot
from forum.recovery.policy import consent_first
from forum.recovery.stories.shared import Audience
from forum.threads.hiding import withheld_from
from forum.threads.kinds import Kind
from forum.threads.models import Post
from forum.threads.policy import may_reply, text_readable
from forum.threads.policy import visible_to as thread_visible_to
from forum.threads.views import ThreadView

MOST_SNAPSHOTS = 5  # in one thread
MOST_SHARED = 366  # check-ins in each
MOST_STEPS = 20


def beside_first_post(viewer: Viewer) -> ColumnElement[bool]:
    """Where what a story has beside its posts is there for the viewer: where they may read its
    first post, and nobody blocks the other. For queries that join Thread, Post, Voice and Member.
    """
    shown = text_readable(), withheld_from(viewer).is_(None)
    return and_(thread_visible_to(viewer), Post.number == 1, *shown)


def shared_with(viewer: Viewer) -> ColumnElement[bool]:
    """Which snapshots are for the viewer: one's own, and by standing those of others. Never for
    guests, and those for experts for no moderator."""
    others = [audience for audience in Audience if _is_among(viewer, audience)]
    return or_(Snapshot.member_id == viewer.member_id, Snapshot.audience.in_(others))


def _is_among(viewer: Viewer, audience: Audience) -> bool:
    is_meant = viewer.is_expert if audience == Audience.EXPERTS else True
    return viewer.reads_with_members and is_meant


def may_tell(viewer: Viewer, thread: ThreadView, at: datetime) -> Verdict:
    """Naming goal and steps, as long as one may write there."""
    return _as_its_own(viewer, thread, may_reply(viewer, thread, at))


def may_complete(viewer: Viewer, thread: ThreadView, at: datetime) -> Verdict:
    """Nobody else says when a story is done, and no number does; a lock does not matter."""
    return _as_its_own(viewer, thread, may_write(viewer, at))


def may_share(
    viewer: Viewer, thread: ThreadView, at: datetime, *, has_consent: bool = True
) -> Verdict:
    verdict = may_tell(viewer, thread, at)
    if not verdict:
        return verdict
    return yes if has_consent else consent_first()


def may_stop_sharing(viewer: Viewer) -> Verdict:
    """As little depends on it as deleting."""
    return may_change_account(viewer)


def _as_its_own(viewer: Viewer, thread: ThreadView, verdict: Verdict) -> Verdict:
    if viewer.is_member and thread.kind != Kind.RECOVERY:
        return no("no_story", _("Dit kan alleen in een herstelverhaal."))
    if viewer.is_member and not thread.mine:
        return no("not_yours", _("Alleen wie het herstelverhaal begon, kan dit doen."))
    return verdict
