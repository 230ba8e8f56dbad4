"""Working on a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import update

from forum.accounts.queries import find_by_name
from forum.accounts.viewer import STAFF, Role, Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Invalid, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.claims import read_claims, write_claims
from forum.factsheets.drafts import get_draft
from forum.factsheets.models import FactSheet
from forum.factsheets.policy import may_curate
from forum.factsheets.service.parts import set_claims
from forum.factsheets.service.steps import hold
from forum.factsheets.views import DraftView

KEEPERS = STAFF | {Role.EXPERT}


@dataclass(frozen=True)
class SheetChange:
    """What is to be different; what is None stays. `claims` are lines as curators write them."""

    columns: dict[str, Any] = field(default_factory=dict)
    claims: str | None = None
    owner: str | None = None  # the name of who keeps the sheet, empty for nobody

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "SheetChange":
        """From what crossed a door."""
        apart = ("claims", "owner")
        columns = {name: value for name, value in data.items() if name not in apart}
        return cls(columns, data.get("claims"), data.get("owner"))


def edit_sheet(
    viewer: Viewer, slug: str, change: SheetChange, *, version: int | None = None
) -> DraftView:
    """The draft with the change. Readers see it when it is published.

    Raises Stale when `version` is not the one that stands there now.
    """
    require(may_curate(viewer))
    hold(slug)
    draft = get_draft(viewer, slug)
    seen = draft.draft_version if version is None else version
    step = update(FactSheet).where(FactSheet.id == draft.id, FactSheet.draft_version == seen)
    # Who signed a text signed its words: what stands beside them makes it no other text.
    raised = 1 if _is_another_text(draft, change) else 0
    step = step.values(
        draft_version=FactSheet.draft_version + raised,
        updated_at=clock.now(),
        **change.columns,
        **_owner(change),
    )
    if db.session.execute(step.returning(FactSheet.id)).scalar_one_or_none() is None:
        raise Stale(_("Deze factsheet is intussen bewerkt. Je tekst staat er nog."))
    if change.claims is not None:
        set_claims(draft.id, read_claims(change.claims))
    return get_draft(viewer, slug)


def _is_another_text(draft: DraftView, change: SheetChange) -> bool:
    words = ("title", "summary", "body", "call_now")
    told = {name: change.columns[name] for name in words if name in change.columns}
    if any(getattr(draft, name) != value for name, value in told.items()):
        return True
    if change.claims is None:
        return False
    return write_claims(read_claims(change.claims)) != draft.claims


def _owner(change: SheetChange) -> dict[str, int | None]:
    """Raises Invalid for who may not keep a sheet: neither on the team nor an expert."""
    if change.owner is None:
        return {}
    if not change.owner.strip():
        return {"owner_id": None}
    found = find_by_name(change.owner)
    if found is None or Role(found.role) not in KEEPERS:
        wrong = _("Kies iemand van het team, of een expert.")
        raise Invalid(wrong, errors={"owner": [wrong]})
    return {"owner_id": found.id}
