"""Whom one has blocked, and who of the team looked at what is one's own."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts import privacy
from forum.accounts.service import blocking
from forum.core.db import transaction
from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.core.schemas import ListQuery
from forum.threads import service as threads
from forum.threads.privacy import blocked_voices
from forum.web.forms import read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("privacy", __name__)


@bp.get("/settings/access-log")
def access_log() -> str:
    place = read_query(ListQuery)
    try:
        page = privacy.access_log(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template("settings/access_log.html", log=listing(page, "privacy.access_log"))


@bp.get("/settings/blocks")
def blocks() -> str:
    return render_template(
        "settings/blocks.html",
        members=privacy.blocked_members(viewer()),
        voices=blocked_voices(viewer()),
    )


@bp.post("/members/<username>/block")
def block_member(username: str) -> ResponseReturnValue:
    with transaction():
        blocking.block_member(viewer(), username)
    return _back(_("Jullie zien elkaars berichten nu niet meer."))


@bp.post("/members/<username>/unblock")
def unblock_member(username: str) -> ResponseReturnValue:
    with transaction():
        blocking.unblock_member(viewer(), username)
    return _back(_("Jullie zien elkaars berichten weer."))


@bp.post("/p/<id:post_id>/block")
def block_writer(post_id: int) -> ResponseReturnValue:
    with transaction():
        threads.block_writer(viewer(), post_id)
    return _back(_("Jullie zien elkaars berichten nu niet meer."))


@bp.post("/settings/blocks/voices/<id:block_id>/unblock")
def unblock_voice(block_id: int) -> ResponseReturnValue:
    with transaction():
        threads.unblock_voice(viewer(), block_id)
    return _back(_("Jullie zien elkaars berichten weer."))


def _back(told: Text) -> ResponseReturnValue:
    """To the list: what was blocked may no longer have a place to come back to."""
    tell(told)
    return redirect(url_for("privacy.blocks"), 303)
