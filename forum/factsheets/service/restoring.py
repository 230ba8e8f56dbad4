"""Bringing an earlier version back, as a new one."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import update

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.content import Content, of_version, sources_of
from forum.factsheets.drafts import get_draft, source_ids_of
from forum.factsheets.models import FactSheet, SheetVersion
from forum.factsheets.policy import may_curate
from forum.factsheets.publishing import needs_call_now
from forum.factsheets.service.freezing import freeze
from forum.factsheets.service.parts import set_claims
from forum.factsheets.service.steps import hold, note
from forum.factsheets.states import Step
from forum.factsheets.versions import get_version
from forum.factsheets.views import DraftView, ReferenceView


def restore(viewer: Viewer, slug: str, number: int, *, reason: str) -> SheetVersion:
    """What stood in that version is what readers see now. A draft that was not published yet
    stays as it is; else the draft becomes that text too.

    Raises NotFound, and Conflict for what readers see already, for sources that have other
    numbers by now and for a sign to call for at once with nothing that says so.
    """
    require(may_curate(viewer))
    hold(slug)
    draft = get_draft(viewer, slug)
    earlier = get_version(viewer, slug, number)
    _check(draft, earlier)
    content = of_version(earlier)
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
    texts = (earlier.title, earlier.summary, earlier.body, of_version(earlier).claim_lines)
    if needs_call_now(texts) and not earlier.call_now:
        raise Conflict(
            _("Deze versie noemt een klacht waarvoor je direct belt, zonder het blok dat dat zegt.")
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
    set_claims(draft.id, content.claims)
