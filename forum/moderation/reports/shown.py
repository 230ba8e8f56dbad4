"""What was reported, as it may be read by a moderator, or by who is about to report it."""

from markupsafe import escape

from forum.accounts.queries import profile
from forum.accounts.viewer import Viewer
from forum.core.errors import NotFound
from forum.moderation.reports.addresses import Place, post_place, thread_place
from forum.moderation.reports.reasons import SubjectKind
from forum.moderation.reports.views import CaseView, Shown
from forum.threads.posts import get_post, page_of_posts
from forum.threads.queries import get_thread
from forum.threads.views import PostView


def text_of(viewer: Viewer, case: CaseView) -> Shown | None:
    """None for what the moderator cannot read, or what is no longer there."""
    if case.username:
        return find_shown(viewer, Place(SubjectKind.MEMBER, case.place, name=case.username))
    if case.post_id:
        return find_shown(viewer, post_place(case.post_id))
    return find_shown(viewer, thread_place(case.thread_id)) if case.thread_id else None


def find_shown(viewer: Viewer, place: Place) -> Shown | None:
    try:
        if place.kind == SubjectKind.MEMBER:
            return _profile(viewer, place.name)
        return _post(_read(viewer, place))
    except NotFound:
        return None


def _read(viewer: Viewer, place: Place) -> PostView | None:
    """Of a thread its first post."""
    if place.kind == SubjectKind.POST:
        return get_post(viewer, place.number)
    if place.kind != SubjectKind.THREAD:
        return None
    thread = get_thread(viewer, place.number)
    first = page_of_posts(viewer, thread, after=None, limit=1).items
    return first[0] if first else None


def _post(post: PostView | None) -> Shown | None:
    return Shown(post.author, post.html) if post and post.is_readable else None


def _profile(viewer: Viewer, name: str) -> Shown:
    found = profile(viewer, name)
    return Shown(found.author, escape(found.bio or ""))
