"""Who may see and keep fact sheets. Pure: no database, no request."""

from sqlalchemy import ColumnElement, true

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.permission import Verdict
from forum.factsheets.models import FactSheet


def may_curate(viewer: Viewer) -> Verdict:
    """Importing, editing, publishing and pinning."""
    return may_moderate(viewer)


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Which sheets exist for the viewer: drafts are for those who work on them."""
    return true() if viewer.is_staff else FactSheet.published_number.is_not(None)


def is_read() -> ColumnElement[bool]:
    """Which sheets readers read now, whoever asks: for what is the same for everyone."""
    return FactSheet.published_number.is_not(None)
