"""Splitting posts off a thread, and merging a thread into another."""

import re
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.categories.queries import categories
from forum.core.db import let_go, transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.moderation.measures import service
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.schemas import MergeForm, SplitForm
from forum.threads.views import ThreadView
from forum.web.forms import Form, read_form
from forum.web.page import tell, viewer
from forum.web.several import bp, posts_to_choose, thread_to_moderate

__all__ = ["bp"]

ADDRESS = re.compile(r"(?:.*/t/)?([0-9]{1,18})(?:[-/?#].*)?")


@bp.get("/threads/<id:thread_id>/split")
def split_page(thread_id: int) -> str:
    thread = thread_to_moderate(thread_id)
    return _split_page(thread, Form({"category": thread.category_slug}))


@bp.post("/threads/<id:thread_id>/split")
def split(thread_id: int) -> ResponseReturnValue:
    thread = thread_to_moderate(thread_id)
    form = read_form(SplitForm)
    if form.errors:
        return _split_page(thread, form), 422
    data = form.data | {"post_ids": tuple(form.data["post_ids"])}
    try:
        measure_id = _take(Wanted(Kind.SPLIT, thread_id=thread.id, **data))
    except (Invalid, Conflict) as error:
        let_go()
        return _split_page(thread, form.blame(error, otherwise="post_ids")), error.status
    tell(_("Afgesplitst. Wie iets schreef wat nu daar staat, kan de uitleg lezen."))
    return redirect(url_for("measures.show", measure_id=measure_id), 303)


@bp.get("/threads/<id:thread_id>/merge")
def merge_page(thread_id: int) -> str:
    return _merge_page(thread_to_moderate(thread_id), Form())


@bp.post("/threads/<id:thread_id>/merge")
def merge(thread_id: int) -> ResponseReturnValue:
    thread = thread_to_moderate(thread_id)
    form = read_form(MergeForm)
    if form.errors:
        return _merge_page(thread, form), 422
    try:
        data = form.data | {"into": _number(form.data["into"])}
        measure_id = _take(Wanted(Kind.MERGE, thread_id=thread.id, **data))
    except (Invalid, Conflict) as error:
        let_go()
        return _merge_page(thread, form.blame(error, otherwise="into")), error.status
    tell(_("Samengevoegd. Wie in het gesprek schreef, kan de uitleg lezen."))
    return redirect(url_for("measures.show", measure_id=measure_id), 303)


def _take(wanted: Wanted) -> int:
    with transaction():
        return service.take(viewer(), wanted).id


def _number(typed: str) -> int:
    """Raises Invalid for what is no address of a thread."""
    found = ADDRESS.fullmatch(typed.strip())
    if found is None or not int(found[1]):
        wrong = _("Plak hier het adres van een gesprek, of typ het nummer.")
        raise Invalid(wrong, errors={"into": [wrong]})
    return int(found[1])


def _split_page(thread: ThreadView, form: Form) -> str:
    about: dict[str, Any] = posts_to_choose(thread, "several.split_page", "several.split")
    return render_template(
        "moderation/split.html", thread=thread, form=form, places=categories(viewer()), **about
    )


def _merge_page(thread: ThreadView, form: Form) -> str:
    return render_template("moderation/merge.html", thread=thread, form=form)
