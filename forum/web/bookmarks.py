"""What one keeps, to find it again."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.marks import bookmarks as reading
from forum.marks.bookmarks import BookmarkView
from forum.marks.policy_posts import may_keep
from forum.marks.schemas_posts import LONGEST_NOTE, BookmarkInput
from forum.marks.service import bookmarking
from forum.posting import notes as posting
from forum.web.alarm import acknowledged
from forum.web.forms import Form, read_form, read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("bookmarks", __name__)


@bp.get("/bookmarks")
def index() -> str:
    place = read_query(ListQuery)
    try:
        page = reading.bookmarks(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template("bookmarks/index.html", kept=listing(page, "bookmarks.index"))


@bp.get("/p/<id:post_id>/bookmark")
def show(post_id: int) -> str:
    kept = _kept(post_id)
    require(may_keep(viewer()))
    return _page(kept, Form({"note": kept.note}))


@bp.post("/p/<id:post_id>/bookmark")
def keep(post_id: int) -> ResponseReturnValue:
    """From under a post without a note, and then back to it; from its own page with one."""
    form = read_form(BookmarkInput)
    if form.errors:
        return _page(_kept(post_id), form), 422
    try:
        with transaction():
            posting.keep_post(viewer(), post_id, acknowledged=acknowledged(), **form.data)
    except Conflict as error:
        return _page(_kept(post_id), form.blame(error, otherwise="note")), error.status
    if "note" not in form.data:
        return redirect(url_for("posts.show", post_id=post_id), 303)
    tell(_("Je notitie is bewaard."))
    return redirect(url_for("bookmarks.index"), 303)


@bp.post("/p/<id:post_id>/bookmark/remove")
def remove(post_id: int) -> ResponseReturnValue:
    with transaction():
        bookmarking.drop_post(viewer(), post_id)
    tell(_("Dit bericht staat niet meer bij wat je bewaart."))
    return redirect(url_for("bookmarks.index"), 303)


def _kept(post_id: int) -> BookmarkView:
    found = reading.find_bookmark(viewer(), post_id)
    if found is None:
        raise NotFound(_("Dit bericht heb je niet bewaard."))
    return found


def _page(kept: BookmarkView, form: Form) -> str:
    return render_template("bookmarks/show.html", kept=kept, form=form, most=LONGEST_NOTE)
