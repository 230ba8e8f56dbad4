"""What stood in a post before, and what changed each time."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.core.differences import Effort, Piece, differences, shortened
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.paging import Page
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.threads import posts as reading
from forum.threads import service
from forum.threads.policy import may_empty_revision
from forum.threads.queries import get_thread
from forum.threads.revisions import get_revision, revision_before, revisions
from forum.threads.views import PostView, RevisionView, ThreadView
from forum.web.forms import read_query
from forum.web.listing import Listing, listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("history", __name__, url_prefix="/p")

PER_PAGE = 10


@dataclass(frozen=True)
class Step:
    """A text that stood there, or still does, and how the one before it was changed into it.

    The changes are None for the first text, and where the words of either were taken out.
    """

    text: RevisionView
    is_current: bool
    is_first: bool
    is_amended: bool
    changes: Sequence[Piece] | None
    title_changes: Sequence[Piece] | None


@bp.get("/<id:post_id>/history")
def show(post_id: int) -> str:
    post = reading.get_readable_post(viewer(), post_id)
    thread = get_thread(viewer(), post.thread_id)
    after = read_query(ListQuery)["after"]
    page = _page(post_id, after)
    now = [_as_it_stands(post, thread)] if after is None else []
    steps = _steps(post, [*now, *page.items], is_whole=page.next is None)
    found = listing(Page(steps, page.next), "history.show", post_id=post_id)
    return _render(post, thread, found)


@bp.get("/<id:post_id>/history/<id:version>/empty")
def empty_page(post_id: int, version: int) -> str:
    post = reading.get_readable_post(viewer(), post_id)
    require(may_empty_revision(viewer(), post))
    found = get_revision(viewer(), post_id, version)
    return render_template("threads/empty_revision.html", post=post, revision=found)


@bp.post("/<id:post_id>/history/<id:version>/empty")
def empty(post_id: int, version: int) -> ResponseReturnValue:
    with transaction():
        service.empty_revision(viewer(), post_id, version)
    tell(_("De tekst van die versie is leeggemaakt."))
    return redirect(url_for("history.show", post_id=post_id), 303)


def _page(post_id: int, after: str | None) -> Page[RevisionView]:
    try:
        return revisions(viewer(), post_id, after=after, limit=PER_PAGE)
    except Invalid as error:
        raise no_such_page(error) from error


def _render(post: PostView, thread: ThreadView, steps: Listing[Step]) -> str:
    return render_template("threads/history.html", post=post, thread=thread, steps=steps)


def _as_it_stands(post: PostView, thread: ThreadView) -> RevisionView:
    return RevisionView(
        version=post.version,
        body=post.body,
        title=thread.title if post.number == 1 else None,
        written_at=post.edited_at or post.created_at,
        reason=post.edit_reason,
        is_emptied=False,
    )


def _steps(post: PostView, texts: Sequence[RevisionView], *, is_whole: bool) -> list[Step]:
    """Each text beside the one before it; the last of a page beside the first of the next."""
    if not texts:
        return []
    further = None if is_whole else revision_before(viewer(), post.id, texts[-1].version)
    effort = Effort()
    pairs = zip(texts, [*texts[1:], further], strict=True)
    return [_step(post, text, older, effort) for text, older in pairs]


def _step(post: PostView, text: RevisionView, older: RevisionView | None, effort: Effort) -> Step:
    can_compare = older is not None and text.is_readable and older.is_readable
    return Step(
        text=text,
        is_current=text.version == post.version,
        is_first=older is None,
        is_amended=_is_amended(post.amended_version, text, older),
        changes=_between(older.body, text.body, effort) if older and can_compare else None,
        title_changes=_between(older.title, text.title, effort) if older and can_compare else None,
    )


def _is_amended(version: int | None, text: RevisionView, older: RevisionView | None) -> bool:
    """Whether a moderator wrote it so: hiding and putting back count versions on."""
    if version is None or text.version < version:
        return False
    return older is not None and older.version < version


def _between(old: str | None, new: str | None, effort: Effort) -> Sequence[Piece] | None:
    """None where nothing changed."""
    if old is None or new is None or old == new:
        return None
    return shortened(differences(old, new, effort))
