"""The labels, the threads that carry them, and choosing them for a thread."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.labels.queries import get_label
from forum.marks.follows import level_of_label
from forum.marks.hearing import Way, heard_by
from forum.marks.unread import news_in
from forum.moderation import service
from forum.threads.asking import SortQuery
from forum.threads.labelled import counted_labels, labelled
from forum.threads.queries import get_thread, threads
from forum.threads.schemas import LabelsInput
from forum.web.forms import read_query, read_small_form
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("labels", __name__)


@bp.get("/labels")
def index() -> str:
    return render_template("labels/index.html", labels=counted_labels(viewer()))


@bp.get("/l/<slug:slug>")
def show(slug: str) -> str:
    place = read_query(SortQuery)
    label = get_label(slug)
    here = labelled(label.id), *heard_by(viewer(), asked_for=(Way.LABEL,))
    try:
        page = threads(viewer(), *here, sort=place["sort"], after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template(
        "labels/show.html",
        label=label,
        level=level_of_label(viewer(), label.id),
        news=news_in(viewer(), page.items),
        threads=listing(page, "labels.show", slug=slug, sort=place["sort"]),
        sort=place["sort"],
    )


@bp.post("/t/<id:thread_id>/labels")
def choose(thread_id: int) -> ResponseReturnValue:
    get_thread(viewer(), thread_id)
    chosen = read_small_form(LabelsInput)["tags"]
    with transaction():
        service.set_labels(viewer(), thread_id, chosen)
    tell(_("De labels zijn bewaard."))
    thread = get_thread(viewer(), thread_id)
    return redirect(url_for("threads.show", thread_id=thread.id, slug=thread.slug), 303)
