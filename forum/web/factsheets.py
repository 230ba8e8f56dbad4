from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from forum.core.db import let_go, transaction
from forum.core.errors import ForumError, Invalid, Stale
from forum.core.i18n import _
from forum.factsheets import queries, service
from forum.factsheets.blocks import read_blocks, to_html
from forum.factsheets.drafts import get_draft
from forum.factsheets.review.schemas import NoteInput
from forum.factsheets.schemas import PublishInput, SheetChangeInput
from forum.factsheets.service import SheetChange
from forum.factsheets.views import DraftView
from forum.web.curators import FORMAT_HELP, notes
from forum.web.forms import Form, read_form, version_seen
from forum.web.page import tell, viewer
from forum.web.sheet_page import page_of

bp = Blueprint("factsheets", __name__, url_prefix="/factsheets")


@bp.get("")
def index() -> str:
    return render_template("factsheets/index.html", sheets=queries.published_sheets(viewer()))


@bp.get("/<slug:slug>")
def show(slug: str) -> str:
    return page_of(slug)


@bp.get("/<slug:slug>/v/<id:number>")
def version(slug: str, number: int) -> str:
    return page_of(slug, number)


@bp.get("/<slug:slug>/edit")
def edit_page(slug: str) -> str:
    draft = get_draft(viewer(), slug)
    return _edit_page(draft, Form(_typed(draft)))


@bp.post("/<slug:slug>/edit")
def edit(slug: str) -> ResponseReturnValue:
    draft = get_draft(viewer(), slug)
    form = read_form(SheetChangeInput)
    if form.errors:
        return _edit_page(draft, form), 422
    change = SheetChange.of(form.data)
    try:
        with transaction():
            service.edit_sheet(viewer(), slug, change, version=version_seen())
    except Stale as error:
        let_go()
        newer = get_draft(viewer(), slug)
        typed = {**form.typed, "version": str(newer.draft_version)}
        again = Form(typed, errors={"_form": [error.detail]})
        return _edit_page(newer, again, stale=newer), error.status
    except ForumError as error:
        let_go()
        return _edit_page(get_draft(viewer(), slug), form.blame(error)), error.status
    tell(_("Het concept is opgeslagen. Lezers zien het na publiceren."))
    return redirect(url_for("factsheets.edit_page", slug=slug), 303)


@bp.post("/<slug:slug>/publish")
def publish(slug: str) -> ResponseReturnValue:
    def act(reason: str, seen: int | None) -> None:
        service.publish(viewer(), slug, reason=reason, version=seen)

    wrong = _save_and(slug, PublishInput, act)
    if wrong is not None:
        return wrong
    tell(_("De factsheet is gepubliceerd."))
    return redirect(url_for("factsheets.show", slug=slug), 303)


@bp.post("/<slug:slug>/submit")
def submit(slug: str) -> ResponseReturnValue:
    def act(reason: str, _seen: int | None) -> None:
        service.submit(viewer(), slug, reason=reason)

    wrong = _save_and(slug, NoteInput, act)
    if wrong is not None:
        return wrong
    tell(_("De tekst ligt ter beoordeling."))
    return redirect(url_for("factsheets.edit_page", slug=slug), 303)


def _save_and(
    slug: str, schema: type[Schema], act: Callable[[str, int | None], None]
) -> ResponseReturnValue | None:
    """In one act, so that nothing typed is left behind by the button that was pressed. The page
    again when something was wrong, with all of it: a reason that is missing is not told alone."""
    draft = get_draft(viewer(), slug)
    form = _read_with_reason(draft, schema)
    if form.errors.keys() - {"reason"}:
        return _edit_page(draft, form), 422
    data = dict(form.data)
    reason, seen = data.pop("reason", ""), version_seen()
    try:
        with transaction():
            if data:
                service.edit_sheet(viewer(), slug, SheetChange.of(data), version=seen)
                seen = None
            act(reason, seen)
            if form.errors:  # nothing of it was done, and nothing else was wrong
                raise Invalid(errors=form.errors)
    except ForumError as error:
        let_go()
        blamed = form.blame(error)
        blamed = replace(blamed, errors={**blamed.errors, **form.errors})
        return _edit_page(get_draft(viewer(), slug), blamed), error.status
    return None


def _read_with_reason(draft: DraftView, schema: type[Schema]) -> Form:
    """The reason, and with it what stood in the fields of the draft when they came along."""
    reason = read_form(schema)
    if "body" not in request.form:
        return replace(reason, typed=_typed(draft) | reason.typed)
    change = read_form(SheetChangeInput)
    errors = {**change.errors, **reason.errors}
    return Form(reason.typed, {**change.data, **reason.data}, errors)


def _edit_page(draft: DraftView, form: Form, *, stale: DraftView | None = None) -> str:
    """With `stale`, what stands there now, both texts: to be put together by hand."""
    return render_template(
        "factsheets/edit.html",
        sheet=draft,
        stale=stale,
        form=form,
        references=draft.references,
        notes=notes(draft),
        format_help=FORMAT_HELP,
        preview=to_html(read_blocks(form.get("body"))),
    )


def _typed(draft: DraftView) -> dict[str, str]:
    return {
        "title": draft.title,
        "summary": draft.summary,
        "body": draft.body,
        "claims": draft.claims,
        "call_now": "true" if draft.call_now else "",
        "owner": draft.owner or "",
        "review_after_months": str(draft.review_after_months),
        "version": str(draft.draft_version),
    }
