"""Whether the words of an article may be public, and who says so."""

from sqlalchemy import select

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.models import ArticleImport, FactSheet
from forum.factsheets.policy import may_curate
from forum.factsheets.service.imports.retyping import hold_import


def set_rights(
    viewer: Viewer, import_id: int, *, rights: str, source_url: str | None, confirmed: bool
) -> None:
    """Vouched for by the viewer when `confirmed`; other words undo who vouched for those before.

    Raises Invalid for a confirmation of nothing.
    """
    require(may_curate(viewer))
    found = hold_import(import_id)
    if confirmed and not rights:
        missing = _("Schrijf op wie toestemming gaf, en wanneer.")
        raise Invalid(missing, errors={"rights": [missing]})
    is_same = (found.rights or "", found.source_url) == (rights, source_url)
    found.rights, found.source_url = rights or None, source_url
    if not confirmed:
        found.rights_by = found.rights_at = None
    elif found.rights_at is None or not is_same:
        found.rights_by, found.rights_at = viewer.id, clock.now()
    db.session.flush()


def require_rights(sheet_id: int) -> None:
    """Raises Conflict for a sheet of an article that nobody vouched for."""
    query = (
        select(ArticleImport.id)
        .join(FactSheet, FactSheet.import_id == ArticleImport.id)
        .where(FactSheet.id == sheet_id, ArticleImport.rights_at.is_(None))
    )
    if db.session.scalar(query) is not None:
        missing = _(
            "De rechten op dit artikel zijn nog niet bevestigd. "
            "Vul ze in bij het importverslag, onder ‘Rechten’, en publiceer dan."
        )
        raise Conflict(missing, code="rights_missing", errors={"rights": [missing]})
