from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import transaction
from forum.core.errors import Invalid, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation import pace, queries, service
from forum.moderation.acts import THREAD_ACTS, TOLD, Act
from forum.moderation.gates.words.actions import in_words
from forum.moderation.pace import PaceInput
from forum.moderation.schemas import RemoveForm, RestoreForm, ThreadActInput, UnmaskForm
from forum.threads.posts import get_post
from forum.threads.queries import get_thread
from forum.web.forms import read_query, read_small_form
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("moderation", __name__, url_prefix="/moderation")


@bp.get("/log")
def index() -> str:
    place = read_query(ListQuery)
    try:
        page = queries.log(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    found = listing(page, "moderation.index")
    return render_template("moderation/index.html", log=found, note_of=_note_of)


@bp.post("/threads/<id:thread_id>/<act>")
def thread(thread_id: int, act: str) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    if act not in THREAD_ACTS:
        raise NotFound(_("Deze actie bestaat niet."))
    data = read_small_form(ThreadActInput)
    with transaction():
        service.act_on_thread(viewer(), Act(act), thread_id, **data)
    tell(TOLD[Act(act)])
    found = get_thread(viewer(), thread_id)
    return redirect(url_for("threads.show", thread_id=found.id, slug=found.slug), 303)


@bp.post("/threads/<id:thread_id>/pace")
def set_pace(thread_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    data = read_small_form(PaceInput)
    with transaction():
        found = pace.set_pace(viewer(), thread_id, **data)
    slow = _("Het gesprek gaat nu langzaam.")
    tell(slow if data["minutes"] else _("Het gesprek gaat weer gewoon."))
    return redirect(url_for("threads.show", thread_id=found.id, slug=found.slug), 303)


@bp.post("/posts/<id:post_id>/remove")
def remove(post_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    data = read_small_form(RemoveForm)
    with transaction():
        service.act_on_post(
            viewer(), Act.REMOVE, post_id, reason=data["reason_code"], note=data["note"]
        )
    tell(_("Het bericht is verwijderd. Lezers zien de reden."))
    return redirect(url_for("posts.show", post_id=post_id), 303)


@bp.post("/posts/<id:post_id>/restore")
def restore(post_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    data = read_small_form(RestoreForm)
    with transaction():
        service.act_on_post(viewer(), Act.RESTORE, post_id, reason=data["note"])
    tell(_("Het bericht is teruggezet."))
    return redirect(url_for("posts.show", post_id=post_id), 303)


@bp.post("/posts/<id:post_id>/unmask")
def unmask(post_id: int) -> str:
    """Answers the name at once and on no other page: to see it again is to ask again."""
    require(may_moderate(viewer()))
    data = read_small_form(UnmaskForm)
    with transaction():
        entry_id = service.unmask(viewer(), post_id, reason=data["reason"]).id
    return render_template(
        "moderation/unmasked.html",
        username=queries.unmasked(viewer(), entry_id),
        post=get_post(viewer(), post_id),
    )


def _note_of(line: queries.LogLine) -> str:
    """What happens to a word as the list calls it; else what the moderator wrote."""
    return in_words(line.note) if line.act in (Act.ADD_WORD, Act.CHANGE_WORD) else line.note
