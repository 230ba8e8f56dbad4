"""Letting readers see a sheet."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select, update

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.blocks import read_blocks, to_html
from forum.factsheets.claims import read_claims
from forum.factsheets.drafts import claims_of, get_draft, texts_of
from forum.factsheets.models import Claim, FactSheet, SheetVersion
from forum.factsheets.policy import may_curate
from forum.factsheets.publishing import cited_numbers, complaints, needs_call_now
from forum.factsheets.service.rights import require_rights
from forum.factsheets.service.shown import show
from forum.factsheets.views import DraftView


def publish(viewer: Viewer, slug: str, *, reason: str, version: int | None = None) -> SheetVersion:
    """A new version for readers, never to change again: of the draft as it stands, or as it was
    seen when `version` says so (Stale when it is another by now).

    Raises Conflict when the text names a sign to call for at once and the block that says so
    is off, Invalid for whatever else is missing, by field.
    """
    require(may_curate(viewer))
    _hold(slug)  # what is checked and what is frozen are one text
    draft = get_draft(viewer, slug)
    if version is not None and version != draft.draft_version:
        raise Stale(_("Deze factsheet is intussen bewerkt. Lees hem na en publiceer dan."))
    _check(draft)
    require_rights(draft.id)
    claims = claims_of(draft.id)
    cited = cited_numbers(read_blocks(draft.body), texts_of(claims))
    frozen = _freeze(draft, claims, cited, viewer, reason)
    db.session.add(frozen)
    published = update(FactSheet).where(FactSheet.id == draft.id)
    db.session.execute(published.values(published_number=frozen.number))
    db.session.flush()
    show(draft.id, frozen.number, claims, cited)
    return frozen


def _hold(slug: str) -> None:
    db.session.execute(select(FactSheet.id).where(FactSheet.slug == slug).with_for_update())


def _check(draft: DraftView) -> None:
    texts = (draft.title, draft.summary, draft.body, draft.claims)
    if needs_call_now(texts) and not draft.call_now:
        missing = _(
            "Deze tekst noemt een klacht waarvoor je direct belt. "
            "Zet het blok ‘Bel nu je huisarts’ erboven voordat je publiceert."
        )
        raise Conflict(missing, code="call_now_required", errors={"call_now": [missing]})
    found = complaints(
        summary=draft.summary,
        blocks=read_blocks(draft.body),
        claims=read_claims(draft.claims),
        available=[reference.number for reference in draft.references],
    )
    if found:
        raise Invalid(_("Deze factsheet is nog niet klaar."), code="not_ready", errors=found)


def _freeze(
    draft: DraftView, claims: Sequence[Claim], cited: set[int], viewer: Viewer, reason: str
) -> SheetVersion:
    now = clock.now()
    return SheetVersion(
        sheet_id=draft.id,
        number=(draft.published_number or 0) + 1,
        title=draft.title,
        summary=draft.summary,
        html=str(to_html(read_blocks(draft.body))),
        claims=[{"key": c.key, "text": c.text, "cites": c.cites, "myth": c.myth} for c in claims],
        references=[asdict(found) for found in draft.references if found.number in cited],
        call_now=draft.call_now,
        medically_reviewed=draft.medically_reviewed,
        reason=reason,
        published_by=viewer.id,
        published_at=now,
        review_due=_months_later(now, draft.review_after_months),
    )


def _months_later(moment: datetime, months: int) -> datetime:
    """The same day so many months on, or the 28th where that month has no such day."""
    years, month = divmod(moment.month - 1 + months, 12)
    return moment.replace(year=moment.year + years, month=month + 1, day=min(moment.day, 28))
