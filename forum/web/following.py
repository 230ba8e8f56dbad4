"""Following and muting by form, and all that one follows."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.core.schemas import ListQuery
from forum.marks.following_schemas import LevelForm
from forum.marks.follows import own_follows
from forum.marks.levels import Level
from forum.marks.service import following
from forum.web.forms import read_query, read_small_form
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer
from forum.web.sessions import own_address

bp = Blueprint("following", __name__)

TOLD: dict[Level, Text] = {
    Level.FOLLOW: _("Dit volg je nu."),
    Level.NORMAL: _("Dit volg of demp je niet meer."),
    Level.MUTE: _("Dit is nu gedempt: het staat niet meer in je lijsten."),
}


@bp.get("/settings/following")
def show() -> str:
    place = read_query(ListQuery)
    try:
        page = own_follows(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template("settings/following.html", found=listing(page, "following.show"))


@bp.post("/t/<id:thread_id>/following")
def thread(thread_id: int) -> ResponseReturnValue:
    level, onward = _asked()
    with transaction():
        following.follow_thread(viewer(), thread_id, level)
    return _back(level, onward or url_for("threads.find", thread_id=thread_id))


@bp.post("/c/<slug:slug>/following")
def category(slug: str) -> ResponseReturnValue:
    level, onward = _asked()
    with transaction():
        following.follow_category(viewer(), slug, level)
    return _back(level, onward or url_for("categories.show", slug=slug))


@bp.post("/labels/<slug:slug>/following")
def label(slug: str) -> ResponseReturnValue:
    level, onward = _asked()
    with transaction():
        following.follow_label(viewer(), slug, level)
    return _back(level, onward or url_for("labels.show", slug=slug))


@bp.post("/members/<username>/following")
def member(username: str) -> ResponseReturnValue:
    level, onward = _asked()
    with transaction():
        following.follow_member(viewer(), username, level)
    return _back(level, onward or url_for("members.show", username=username))


def _asked() -> tuple[Level, str | None]:
    said = read_small_form(LevelForm)
    return Level(said["level"]), own_address(said["next"])


def _back(level: Level, onward: str) -> ResponseReturnValue:
    tell(TOLD[level])
    return redirect(onward, 303)
