"""What waits for a moderator: the list, one thing of it with what the team noted, and the work."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.core.db import transaction
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.moderation.queue import queries, service
from forum.moderation.queue.noted import gets_letters, notes
from forum.moderation.queue.schemas import QueueLettersInput, QueueNoteInput, QueueQuery
from forum.moderation.queue.sources import SOURCES
from forum.moderation.queue.workload import workload
from forum.web.forms import Form, read_query, read_small_form
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer
from forum.web.small_forms import do

bp = Blueprint("queue", __name__, url_prefix="/moderation")


@bp.get("")
def index() -> str:
    require(may_moderate(viewer()))
    place = read_query(QueueQuery)
    kind = place["kind"]
    try:
        page = queries.items(viewer(), kind=kind, after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template(
        "moderation/queue.html",
        queue=listing(page, "queue.index", kind=kind),
        kind=kind,
        sources=SOURCES,
        counts=queries.counts(viewer()),
    )


@bp.get("/items/<item>")
def show(item: str) -> str:
    return _item_page(item, Form())


@bp.post("/items/<item>/claim")
def claim(item: str) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    with transaction():
        found = service.claim(viewer(), item)
    tell(_("Jij hebt dit nu, een half uur lang. Anderen van het team zien dat."))
    endpoint, number = found.address
    return redirect(url_for(endpoint, **number), 303)


@bp.post("/items/<item>/release")
def release(item: str) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    with transaction():
        service.release(viewer(), item)
    tell(_("Je hebt het losgelaten. Een ander kan het nu oppakken."))
    return redirect(url_for("queue.index"), 303)


@bp.post("/items/<item>/notes")
def add_note(item: str) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    queries.get_item(viewer(), item)
    answer = do(
        QueueNoteInput,
        lambda data: service.add_note(viewer(), item, **data),
        lambda form: _item_page(item, form),
        otherwise="body",
    )
    if answer is not None:
        return answer
    tell(_("Je notitie staat erbij. Alleen het team leest haar."))
    return redirect(url_for("queue.show", item=item), 303)


@bp.post("/notes/<id:note_id>/remove")
def remove_note(note_id: int) -> ResponseReturnValue:
    require(may_moderate(viewer()))
    with transaction():
        service.remove_note(viewer(), note_id)
    tell(_("Je notitie is weg."))
    return redirect(url_for("queue.index"), 303)


@bp.get("/workload")
def work() -> str:
    found = workload(viewer())
    return render_template("moderation/workload.html", work=found, letters=gets_letters(viewer()))


@bp.post("/letters")
def letters() -> ResponseReturnValue:
    require(may_moderate(viewer()))
    wanted = read_small_form(QueueLettersInput)
    with transaction():
        service.choose_letters(viewer(), **wanted)
    tell(
        _("Je krijgt mail als iets niet kan wachten of te lang wacht.")
        if wanted["letters"]
        else _("Je krijgt hierover geen mail meer.")
    )
    return redirect(url_for("queue.work"), 303)


def _item_page(item: str, form: Form) -> str:
    found = queries.get_item(viewer(), item)
    return render_template(
        "moderation/item.html",
        item=found,
        form=form,
        notes=notes(viewer(), found),
        is_mine=queries.is_about(viewer(), found),
    )
