from collections.abc import Mapping, Sequence

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core import clock
from forum.core.db import let_go, transaction
from forum.core.differences import Piece, differences
from forum.core.errors import ForumError, Stale
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.drafts.keys import of_edit
from forum.drafts.schemas import OwnDraftInput
from forum.drafts.views import DraftView
from forum.posting import sending
from forum.posting import service as posting
from forum.threads import posts as reading
from forum.threads.policy import goes_as_a_whole, may_delete, may_edit
from forum.threads.queries import get_thread
from forum.threads.schemas import PostEdit, ThreadEdit
from forum.threads.views import PostView, ThreadView, page_start
from forum.web.alarm import acknowledged
from forum.web.drafting import VERSION_FIELD, filled_in, keep, own_draft
from forum.web.forms import Form, read_form, version_seen
from forum.web.held import tell_replaced, told_where
from forum.web.page import tell, viewer

bp = Blueprint("posts", __name__, url_prefix="/p")


@bp.get("/<id:post_id>")
def show(post_id: int) -> ResponseReturnValue:
    """The page of the thread on which the post stands."""
    post = reading.get_post(viewer(), post_id)
    return redirect(_place(get_thread(viewer(), post.thread_id), post))


@bp.get("/<id:post_id>/edit")
def edit_page(post_id: int) -> str:
    post, thread = _editable(post_id)
    typed = {
        "body": post.body,
        "title": thread.title,
        "version": str(post.version),
        "kind": post.kind or "",
    }
    draft = own_draft(of_edit(post_id))
    return _edit_page(post, thread, filled_in(Form(typed), draft), draft=draft)


def edit_page_again(post_id: int, form: Form) -> str:
    return _edit_page(*_editable(post_id), form)


@bp.post("/<id:post_id>/edit")
def edit(post_id: int) -> ResponseReturnValue:
    post, thread = _editable(post_id)
    form = read_form(ThreadEdit if post.number == 1 else PostEdit)
    if form.errors:
        return _edit_page(post, thread, form), 422
    try:
        with transaction():
            sent = sending.edit_post(
                viewer(),
                post_id,
                version=version_seen(),
                acknowledged=acknowledged(),
                **form.data,
            )
    except Stale as error:
        return _stale_page(post_id, form), error.status
    except ForumError as error:
        return _edit_page(post, thread, form.blame(error, otherwise="body")), error.status
    return told_where(tell_replaced(sent))


@bp.get("/<id:post_id>/delete")
def delete_page(post_id: int) -> str:
    post = reading.get_readable_post(viewer(), post_id)
    thread = get_thread(viewer(), post.thread_id)
    require(may_delete(viewer(), post))
    return render_template(
        "threads/delete.html", post=post, thread=thread, consequence=_consequence(post, thread)
    )


@bp.post("/<id:post_id>/delete")
def delete(post_id: int) -> ResponseReturnValue:
    post = reading.get_readable_post(viewer(), post_id)
    thread = get_thread(viewer(), post.thread_id)
    with transaction():
        posting.delete_post(viewer(), post_id)
    tell(_("Je bericht is verwijderd."))
    if goes_as_a_whole(post, thread):
        return redirect(url_for("categories.show", slug=thread.category_slug), 303)
    return redirect(_place(thread, post), 303)


def _editable(post_id: int) -> tuple[PostView, ThreadView]:
    post = reading.get_readable_post(viewer(), post_id)
    thread = get_thread(viewer(), post.thread_id)
    require(may_edit(viewer(), post, thread, clock.now()))
    return post, thread


def _stale_page(post_id: int, form: Form) -> str:
    """Both texts, to be put together by hand: what stands there now and what was typed, which is
    kept as it is. Saving again is about the version that this page shows."""
    let_go()
    kept = _kept_aside(post_id)
    post, thread = _editable(post_id)
    typed = {**form.typed, "version": str(post.version)}
    if kept:
        typed[VERSION_FIELD] = str(kept.version)
    changes = {"body": differences(post.body, form.data["body"])}
    if "title" in form.data:
        changes["title"] = differences(thread.title, form.data["title"])
    return _edit_page(post, thread, Form(typed), changes=changes)


def _kept_aside(post_id: int) -> DraftView | None:
    """What was typed, as a draft, for who leaves the page that shows both texts."""
    try:
        return keep(of_edit(post_id), read_form(OwnDraftInput))
    except ForumError:  # the form itself is there; a draft of something else is left alone
        return None


def _edit_page(
    post: PostView,
    thread: ThreadView,
    form: Form,
    *,
    changes: Mapping[str, Sequence[Piece]] | None = None,
    draft: DraftView | None = None,
) -> str:
    around = {"changes": changes, "draft": draft}
    return render_template("threads/edit.html", post=post, thread=thread, form=form, **around)


def _consequence(post: PostView, thread: ThreadView) -> Text:
    if goes_as_a_whole(post, thread):
        return _("Het hele gesprek verdwijnt. Dit is niet terug te draaien.")
    if post.number == 1:
        return _("Je tekst verdwijnt. De titel en de reacties van anderen blijven staan.")
    return _("Je tekst verdwijnt. Op de plek van je bericht blijft staan dat het is verwijderd.")


def _place(thread: ThreadView, post: PostView) -> str:
    return url_for(
        "threads.show",
        thread_id=thread.id,
        slug=thread.slug,
        after=page_start(post.number) or None,
        _anchor=f"p{post.id}",
    )
