"""Bringing an earlier version back, as a new one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import update

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.claims import ClaimText
from forum.factsheets.content import Content, of_version, sources_of
from forum.factsheets.drafts import claims_of, get_draft, source_ids_of, texts_of
from forum.factsheets.models import FactSheet, SheetVersion
from forum.factsheets.policy import may_curate
from forum.factsheets.review.versions import get_version
from forum.factsheets.service.freezing import freeze
from forum.factsheets.service.gate import require_ready
from forum.factsheets.service.parts import set_claims
from forum.factsheets.service.steps import hold, note
from forum.factsheets.states import Step
from forum.factsheets.views import DraftView, ReferenceView


def restore(viewer: Viewer, slug: str, number: int, *, reason: str) -> SheetVersion:
    """What stood in that version is what readers see now. A draft that was not published yet
    stays as it is; else the draft becomes that text too.

    Raises NotFound, Conflict for what readers see already and for sources that have other
    numbers by now, and what a text that is not ready for readers raises.
    """
    require(may_curate(viewer))
    hold(slug)
    draft = get_draft(viewer, slug)
    earlier = get_version(viewer, slug, number)
    _check(draft, earlier)
    content = of_version(earlier)
    require_ready(draft.id, content, [known.number for known in draft.references])
    frozen = freeze(
        viewer,
        draft.id,
        content,
        reason=reason,
        months=draft.review_after_months,
        restored_from=number,
    )
    if not draft.has_changes:
        _as_draft(draft, content)
    note(viewer, draft.id, Step.RESTORED, reason)
    return frozen


def _check(draft: DraftView, earlier: SheetVersion) -> None:
    if earlier.number == draft.published_number:
        raise Conflict(_("Dit is de versie die lezers nu zien."))
    if _has_other_sources(draft, earlier):
        raise Conflict(
            _("De bronnen hebben sindsdien andere nummers. Neem de tekst over in het concept.")
        )


def _has_other_sources(draft: DraftView, earlier: SheetVersion) -> bool:
    """By their ids, for of a source more becomes known; by their words where those are all that
    was kept."""
    if then := sources_of(earlier):
        now = source_ids_of(draft.id)
        return any(now.get(number) != source for number, source in then.items())
    known = {one.number: one for one in draft.references}
    return not all(_is_told(known.get(told["number"]), told) for told in earlier.references)


def _is_told(known: ReferenceView | None, told: Mapping[str, Any]) -> bool:
    if known is None or known.title != told["title"]:
        return False
    return told["doi"] in {None, known.doi}


def _as_draft(draft: DraftView, content: Content) -> None:
    sheet = update(FactSheet).where(FactSheet.id == draft.id)
    version = draft.draft_version + 1
    words = {"title": content.title, "summary": content.summary, "body": content.body}
    steps = {"draft_version": version, "published_draft": version, "updated_at": clock.now()}
    db.session.execute(sheet.values(words | steps | {"call_now": content.call_now}))
    set_claims(draft.id, _with_notes(content.claims, texts_of(claims_of(draft.id))))


def _with_notes(claims: Iterable[ClaimText], before: Sequence[ClaimText]) -> list[ClaimText]:
    """What reviewers told each other stands in no version, and holds of the claim."""
    by_text = {claim.text: claim.note for claim in before}
    by_key = {claim.key: claim.note for claim in before}
    return [
        replace(claim, note=by_key.get(claim.key) or by_text.get(claim.text, ""))
        for claim in claims
    ]
