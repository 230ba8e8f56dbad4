"""Standing behind the answer of another expert."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.experts.answers import service
from forum.experts.answers.schemas import EndorsementInput
from forum.web.forms import read_small_form
from forum.web.page import viewer

bp = Blueprint("endorsing", __name__, url_prefix="/p")


@bp.post("/<id:post_id>/endorsement")
def endorse(post_id: int) -> ResponseReturnValue:
    data = read_small_form(EndorsementInput)
    with transaction():
        if data["on"]:
            service.endorse(viewer(), post_id, version=data["version"])
        else:
            service.withdraw_endorsement(viewer(), post_id)
    return redirect(url_for("posts.show", post_id=post_id), 303)
