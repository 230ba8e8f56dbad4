"""Letting readers see a sheet, and taking it back."""

from sqlalchemy import update

from forum.accounts.viewer import Viewer
from forum.core import changes, clock, outbox
from forum.core.db import db
from forum.core.errors import Conflict, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.content import Content
from forum.factsheets.drafts import claims_of, get_draft, texts_of
from forum.factsheets.events import SheetWithdrawn
from forum.factsheets.models import FactSheet, SheetVersion
from forum.factsheets.policy import may_curate
from forum.factsheets.review.queries import current_version
from forum.factsheets.service.freezing import freeze
from forum.factsheets.service.gate import require_ready
from forum.factsheets.service.signing import ONE_ACT, carry_over
from forum.factsheets.service.steps import hold, note
from forum.factsheets.states import Stage, Step
from forum.factsheets.views import DraftView


def publish(viewer: Viewer, slug: str, *, reason: str, version: int | None = None) -> SheetVersion:
    """A new version for readers, never to change again: of the draft as it stands, or as it was
    seen when `version` says so (Stale when it is another by now).

    Raises what a text that is not ready for readers raises.
    """
    require(may_curate(viewer))
    hold(slug)  # what is checked and what is frozen are one text
    draft = get_draft(viewer, slug)
    if version is not None and version != draft.draft_version:
        raise Stale(_("Deze factsheet is intussen bewerkt. Lees hem na en publiceer dan."))
    if earlier := _just_now(viewer, draft, reason):
        return earlier
    content = _content(draft)
    require_ready(draft.id, content, [known.number for known in draft.references])
    months = draft.review_after_months
    frozen = freeze(viewer, draft.id, content, reason=reason, months=months)
    sheet = update(FactSheet).where(FactSheet.id == draft.id)
    columns = {"published_draft": draft.draft_version, "stage": Stage.DRAFT}
    db.session.execute(sheet.values(columns))
    carry_over(draft.id, draft.draft_version, frozen.id)
    note(viewer, draft.id, Step.PUBLISHED, reason)
    return frozen


def _just_now(viewer: Viewer, draft: DraftView, reason: str) -> SheetVersion | None:
    """What the same words, for the same reason, became when they were sent a moment ago."""
    if draft.has_changes or draft.published_number is None:
        return None
    current = current_version(viewer, draft.slug)
    same = (current.published_by, current.reason) == (viewer.id, reason)
    return current if same and current.published_at > clock.now() - ONE_ACT else None


def withdraw(viewer: Viewer, slug: str, *, reason: str) -> int:
    """Readers find the reason in its place, and it stands nowhere any more until it is published
    again. Raises NotFound, and Conflict for what readers do not see."""
    require(may_curate(viewer))
    hold(slug)
    draft = get_draft(viewer, slug)
    if draft.published_number is None:
        raise Conflict(_("Deze factsheet is niet gepubliceerd."))
    sheet = update(FactSheet).where(FactSheet.id == draft.id)
    columns = {"withdrawn_at": clock.now(), "withdrawn_reason": reason, "stage": Stage.DRAFT}
    db.session.execute(sheet.values(columns | {"published_number": None}))
    changes.note("sheets", draft.id)
    note(viewer, draft.id, Step.WITHDRAWN, reason)
    outbox.record(SheetWithdrawn(draft.id, draft.published_number))
    return draft.id


def _content(draft: DraftView) -> Content:
    claims = texts_of(claims_of(draft.id))
    return Content(draft.title, draft.summary, draft.body, claims, draft.call_now)
