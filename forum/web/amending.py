"""A moderator changes the words of somebody else, for all to see."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import let_go, transaction
from forum.core.errors import Conflict, Invalid, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.moderation.measures import service
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.policy import may_take
from forum.moderation.measures.schemas import AmendForm
from forum.moderation.measures.subjects import post_subject
from forum.threads.posts import get_readable_post
from forum.threads.queries import get_thread
from forum.threads.views import PostView
from forum.web.forms import Form, read_form, version_seen
from forum.web.measure_forms import reasons_to_choose
from forum.web.page import tell, viewer

bp = Blueprint("amending", __name__, url_prefix="/moderation")


@bp.get("/posts/<id:post_id>/edit")
def form_page(post_id: int) -> str:
    post = _to_amend(post_id)
    title = get_thread(viewer(), post.thread_id).title
    return _page(post, Form({"body": post.body, "title": title, "version": str(post.version)}))


@bp.post("/posts/<id:post_id>/edit")
def amend(post_id: int) -> ResponseReturnValue:
    """Somebody may have changed it meanwhile: then both texts are shown, and nothing is lost."""
    post = _to_amend(post_id)
    form = read_form(AmendForm)
    if form.errors:
        return _page(post, form), 422
    try:
        with transaction():
            measure = service.take(viewer(), _wanted(post, form))
    except Stale as error:
        let_go()
        now = _to_amend(post_id)
        typed = form.typed | {"version": str(now.version)}
        return _page(now, Form(typed), changed=True), error.status
    except (Invalid, Conflict) as error:
        return _page(post, form.blame(error, otherwise="body")), error.status
    tell(_("Bewerkt. Wie het schreef, kan de uitleg lezen."))
    return redirect(url_for("measures.show", measure_id=measure.id), 303)


def _to_amend(post_id: int) -> PostView:
    require(may_moderate(viewer()))
    post = get_readable_post(viewer(), post_id)
    require(may_take(viewer(), Kind.EDIT, post_subject(viewer(), post_id)))
    return post


def _wanted(post: PostView, form: Form) -> Wanted:
    return Wanted(
        Kind.EDIT,
        post_id=post.id,
        body=form.data["body"],
        title=form.data["title"] if post.number == 1 else None,
        version=version_seen(),
        reason=form.data["reason_code"],
        facts=form.data["facts"],
        note=form.data["note"],
    )


def _page(post: PostView, form: Form, *, changed: bool = False) -> str:
    reasons = reasons_to_choose()
    return render_template(
        "moderation/amend.html", post=post, form=form, reasons=reasons, changed=changed
    )
