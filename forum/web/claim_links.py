"""Putting a claim under a message, and taking it away again: for moderators."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.policy import may_curate
from forum.factsheets.talk.schemas import LinkForm, UnlinkForm
from forum.moderation import service
from forum.threads.posts import get_readable_post
from forum.web import small_forms
from forum.web.forms import read_small_form
from forum.web.page import tell, viewer

bp = Blueprint("claim_links", __name__, url_prefix="/p")


@bp.post("/<id:post_id>/claims")
def add(post_id: int) -> ResponseReturnValue:
    require(may_curate(viewer()))
    post = get_readable_post(viewer(), post_id)
    wrong = small_forms.do(
        LinkForm,
        lambda data: service.link_claim(viewer(), post_id, data["code"], note=data["note"]),
        lambda form: render_template("factsheets/link.html", post=post, form=form),
        otherwise="code",
    )
    if wrong is not None:
        return wrong
    tell(_("De factsheet staat onder het bericht. De schrijver ziet dat daar ook."))
    return redirect(url_for("posts.show", post_id=post_id), 303)


@bp.post("/<id:post_id>/claims/remove")
def remove(post_id: int) -> ResponseReturnValue:
    require(may_curate(viewer()))
    data = read_small_form(UnlinkForm)
    with transaction():
        service.unlink_claim(viewer(), post_id, data["code"])
    tell(_("De factsheet staat niet meer onder het bericht."))
    return redirect(url_for("posts.show", post_id=post_id), 303)
