"""What a moderator does on the page of an import report, and beside a draft that came of it."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import let_go, transaction
from forum.core.differences import differences, shortened
from forum.core.errors import ForumError, Invalid, NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE
from forum.core.permission import require
from forum.core.schemas import storable
from forum.factsheets import drafts, service
from forum.factsheets.article import Kind
from forum.factsheets.imports import waiting
from forum.factsheets.imports.schemas import (
    KINDS,
    CorrectionForm,
    DecisionInput,
    ProposalInput,
    ReportQuery,
    RightsInput,
)
from forum.factsheets.imports.waiting import CorrectionView, ProposalView
from forum.factsheets.policy import may_curate
from forum.web.forms import read_form, read_small_form, version_seen
from forum.web.page import tell, viewer
from forum.web.reporting import report_page

bp = Blueprint("imports", __name__, url_prefix="/moderation/factsheets")


SEEN = ("part", "after", "show", "slips")  # of a report, that its forms send along


@bp.app_template_global()
def corrections_beside(slug: str) -> list[CorrectionView]:
    """The text corrections that wait for whoever works on a draft."""
    return list(waiting.corrections_of_sheet(viewer(), slug))


@bp.app_template_global()
def proposal_beside(slug: str) -> ProposalView | None:
    return waiting.find_proposal(viewer(), slug)


@bp.post("/imports/<id:import_id>/lines")
def tell_kinds(import_id: int) -> ResponseReturnValue:
    require(may_curate(viewer()))
    kinds = _chosen()
    return _act(
        import_id,
        lambda: service.tell_kinds(viewer(), import_id, kinds),
        _("De regels zijn opnieuw gelezen. Hieronder staat wat er nu van gemaakt is."),
        f"regel-{min(kinds)}",
        told=min(kinds),
    )


@bp.post("/imports/<id:import_id>/dropped")
def leave_out(import_id: int) -> ResponseReturnValue:
    require(may_curate(viewer()))
    return _act(
        import_id,
        lambda: service.leave_out(viewer(), import_id),
        _("De weggelaten regels zijn bevestigd."),
        "weggelaten",
    )


@bp.post("/imports/<id:import_id>/rights")
def rights(import_id: int) -> ResponseReturnValue:
    require(may_curate(viewer()))
    form = read_form(RightsInput)
    if form.errors:
        return report_page(import_id, _first(), form=form), 422
    try:
        with transaction():
            service.set_rights(viewer(), import_id, **form.data)
    except Invalid as error:
        let_go()
        return report_page(import_id, _first(), form=form.blame(error)), error.status
    return _back(import_id, _("De rechten zijn opgeslagen."), "rechten")


@bp.post("/imports/<id:import_id>/corrections")
def suggest(import_id: int) -> ResponseReturnValue:
    require(may_curate(viewer()))
    form = read_form(CorrectionForm)
    if form.errors:
        return report_page(import_id, _first(), correction=form), 422
    try:
        with transaction():
            made = service.suggest_correction(viewer(), import_id, **form.data).id
    except ForumError as error:
        if isinstance(error, NotFound):
            raise
        let_go()
        blamed = form.blame(error, otherwise="found")
        return report_page(import_id, _first(), correction=blamed), error.status
    told = _("De tekstcorrectie staat in de lijst.")
    return _back(import_id, told, f"correctie-{made}", **_place(import_id, made))


@bp.post("/corrections/<id:correction_id>")
def decide(correction_id: int) -> ResponseReturnValue:
    """From the report, or from the page of a draft, which it then leads back to."""
    require(may_curate(viewer()))
    accept = read_small_form(DecisionInput)["status"] == "accepted"
    with transaction():
        found = service.decide_correction(viewer(), correction_id, accept=accept)
    told = _("De tekst is verbeterd.") if accept else _("De tekst blijft zoals hij is.")
    slug = storable(request.args.get("sheet", ""))
    if not slug:
        return _back(found.import_id, told, f"correctie-{found.id}", decided=found.id)
    tell(told)
    slug = drafts.get_draft(viewer(), slug).slug
    return redirect(url_for("factsheets.edit_page", slug=slug, _anchor="tekstcorrecties"), 303)


@bp.get("/<slug:slug>/proposal")
def proposal(slug: str) -> str:
    draft = drafts.get_draft(viewer(), slug)
    found = waiting.find_proposal(viewer(), slug)
    if found is None:
        raise NotFound(_("Bij deze factsheet wacht geen voorstel."))
    now = {"title": draft.title, "body": draft.body, "claims": drafts.claims_without_keys(draft.id)}
    parts = {
        part: shortened(differences(now[part], getattr(found, part))) for part in found.waiting
    }
    return render_template("moderation/proposal.html", sheet=draft, proposal=found, parts=parts)


@bp.post("/<slug:slug>/proposal")
def decide_proposal(slug: str) -> ResponseReturnValue:
    require(may_curate(viewer()))
    take = read_small_form(ProposalInput)["take"]
    with transaction():
        service.decide_proposal(viewer(), slug, take=take, version=version_seen())
    tell(
        _("Het voorstel staat in het concept. Lezers zien het na publiceren.")
        if take
        else _("Het concept blijft zoals het is.")
    )
    return redirect(url_for("factsheets.edit_page", slug=slug), 303)


def _chosen() -> dict[int, Kind]:
    """What was chosen per line, and the one line whose own button was pressed."""
    told = {
        name.removeprefix("kind-"): kind
        for name, kind in request.form.items()
        if name.startswith("kind-") and kind
    }
    line, _colon, kind = request.form.get("keep", "").partition(":")
    told |= {line: kind} if line else {}
    wrong = [line for line, kind in told.items() if not _is_line(line) or kind not in KINDS]
    if wrong or not told:
        raise Invalid(_("Kies bij minstens één regel wat het is."))
    return {int(line): Kind(kind) for line, kind in told.items()}


def _is_line(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) < 10


def _act(
    import_id: int, act: Callable[[], object], words: object, anchor: str, **seen: int
) -> ResponseReturnValue:
    with transaction():
        act()
    return _back(import_id, words, anchor, **seen)


def _back(import_id: int, words: object, anchor: str, **seen: Any) -> ResponseReturnValue:
    """To the same part of the report, and there to what was acted on."""
    tell(str(words))
    sent = {name: storable(request.form.get(name, "")) for name in SEEN}
    place: dict[str, Any] = {name: value for name, value in sent.items() if value} | seen
    address = url_for("curation.report", import_id=import_id, _anchor=anchor, **place)
    return redirect(address, 303)


def _place(import_id: int, correction_id: int) -> dict[str, str]:
    """Where it stands in a list that is longer than a page."""
    if waiting.count_corrections(viewer(), import_id)["open"] <= PAGE_SIZE:
        return {}
    place = waiting.place_of(waiting.get_correction(viewer(), correction_id))
    return {"part": "corrections", "after": place}


def _first() -> dict[str, object]:
    return dict(ReportQuery().load({}))
