"""What the acts on a sheet have in common: they take turns, and are noted."""

from sqlalchemy import select

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.factsheets.models import FactSheet, SheetStep
from forum.factsheets.states import Step


def hold(slug: str) -> None:
    """So that what is checked is what is changed."""
    db.session.execute(select(FactSheet.id).where(FactSheet.slug == slug).with_for_update())


def note(viewer: Viewer, sheet_id: int, step: Step, reason: str = "") -> None:
    told = {"kind": step, "reason": reason, "member_id": viewer.id, "at": clock.now()}
    db.session.add(SheetStep(sheet_id=sheet_id, **told))
    db.session.flush()
