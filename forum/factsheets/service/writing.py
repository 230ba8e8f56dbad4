"""A sheet of our own making, not from an imported article."""

from collections.abc import Iterable, Sequence
from typing import Any

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.permission import require
from forum.factsheets.claims import ClaimText
from forum.factsheets.models import FactSheet
from forum.factsheets.policy import may_curate
from forum.factsheets.service.parts import keep_references, set_claims, set_references
from forum.factsheets.service.references.gathering import Publication


def write_sheet(
    viewer: Viewer,
    slug: str,
    *,
    columns: dict[str, Any],
    claims: Sequence[ClaimText],
    publications: Iterable[Publication] = (),
) -> FactSheet:
    """A draft with all its parts."""
    require(may_curate(viewer))
    now = clock.now()
    sheet = FactSheet(slug=slug, created_at=now, updated_at=now, **columns)
    db.session.add(sheet)
    db.session.flush()
    set_references(sheet.id, keep_references(publications))
    set_claims(sheet.id, claims)
    return sheet
