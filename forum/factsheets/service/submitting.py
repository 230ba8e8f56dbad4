"""Asking for a look at a draft, and answering that it needs work."""

from sqlalchemy import update

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.factsheets.drafts import get_draft
from forum.factsheets.models import FactSheet
from forum.factsheets.policy import may_curate
from forum.factsheets.service.steps import hold, note
from forum.factsheets.states import Stage, Step


def submit(viewer: Viewer, slug: str, *, reason: str = "") -> int:
    """The draft is to be looked at: experts can read it now. `reason` is what to look for.

    Raises Conflict when it is in review already.
    """
    already = _("Deze tekst ligt al ter beoordeling.")
    return _move(viewer, slug, (Stage.DRAFT, Stage.IN_REVIEW), Step.SUBMITTED, reason, already)


def send_back(viewer: Viewer, slug: str, *, reason: str) -> int:
    """The draft needs work first. Raises Conflict when it is not in review."""
    already = _("Deze tekst ligt niet ter beoordeling.")
    return _move(viewer, slug, (Stage.IN_REVIEW, Stage.DRAFT), Step.SENT_BACK, reason, already)


def _move(
    viewer: Viewer, slug: str, way: tuple[Stage, Stage], step: Step, reason: str, already: Text
) -> int:
    require(may_curate(viewer))
    hold(slug)
    draft = get_draft(viewer, slug)
    moved = update(FactSheet).where(FactSheet.id == draft.id, FactSheet.stage == way[0])
    found: int | None = db.session.scalar(moved.values(stage=way[1]).returning(FactSheet.id))
    if found is None:
        raise Conflict(already)
    note(viewer, draft.id, step, reason)
    return found
