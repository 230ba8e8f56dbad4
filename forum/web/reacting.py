"""Appreciating a post, and saying which reply helped."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.marks.service import reacting
from forum.threads import posts, service
from forum.threads.kinds import ReactionKind
from forum.threads.shapes import Switch
from forum.web.forms import read_small_form
from forum.web.page import viewer
from forum.web.scripts import wants_json

bp = Blueprint("reacting", __name__, url_prefix="/p")


@bp.post("/<id:post_id>/reactions/<reaction:kind>")
def react(post_id: int, kind: str) -> ResponseReturnValue:
    """A script gets the new number, and a form the post it stood under."""
    wanted, is_on = ReactionKind(kind), read_small_form(Switch)["on"]
    act = reacting.react if is_on else reacting.take_back
    with transaction():
        post = act(viewer(), post_id, wanted)
    if wants_json():
        return {"on": is_on, "count": post.reactions[wanted]}
    return _back(post_id)


@bp.post("/<id:post_id>/accepted")
def accept(post_id: int) -> ResponseReturnValue:
    thread_id = posts.get_post(viewer(), post_id).thread_id
    is_on = read_small_form(Switch)["on"]
    with transaction():
        if is_on:
            service.accept_answer(viewer(), thread_id, post_id)
        else:
            service.withdraw_answer(viewer(), thread_id, post_id=post_id)
    return _back(post_id)


def _back(post_id: int) -> ResponseReturnValue:
    return redirect(url_for("posts.show", post_id=post_id), 303)
