"""Who decides about whom, and who about that again. Pure: no database, no request."""

from datetime import datetime
from typing import Protocol

from sqlalchemy import ColumnElement, false, true

from forum.accounts.policy import may_change_account, may_moderate, may_moderate_one
from forum.accounts.viewer import Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no
from forum.moderation.measures.kinds import ARRANGING, RESTRICTING, Kind
from forum.moderation.measures.limits import UNDO, appeal_until
from forum.moderation.measures.models import Measure
from forum.moderation.measures.subjects import Subject


class Taken(Protocol):
    """What the rules ask of a measure."""

    @property
    def kind(self) -> str: ...
    @property
    def member_id(self) -> int: ...
    @property
    def moderator_id(self) -> int: ...
    @property
    def taken_at(self) -> datetime: ...
    @property
    def reversed_at(self) -> datetime | None: ...


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Which measures there are for the viewer: about oneself, and for moderators all."""
    if viewer.is_staff:
        return true()
    return Measure.member_id == viewer.id if viewer.is_member else false()


def may_take(viewer: Viewer, kind: Kind, subject: Subject) -> Verdict:
    """Nobody moderates themselves, or upward."""
    verdict = may_moderate(viewer)
    if not verdict:
        return verdict
    if subject.member_id == viewer.id and kind not in ARRANGING:
        return no("own_post", _("Over jezelf en wat je schreef beslist een andere moderator."))
    return verdict if subject.is_secret else may_moderate_one(viewer, subject.role)


def may_undo(viewer: Viewer, measure: Taken, at: datetime) -> Verdict:
    verdict = may_moderate(viewer)
    if verdict and measure.moderator_id != viewer.id:
        return no("not_yours", _("Alleen wie dit besloot, kan het terugdraaien."))
    if verdict and (measure.reversed_at is not None or at > measure.taken_at + UNDO):
        return no("too_late", _("Terugdraaien kan tot tien minuten na het besluit."))
    return verdict


def may_appeal(viewer: Viewer, measure: Taken, at: datetime) -> Verdict:
    """Objecting must not depend on standing."""
    if viewer.is_member and measure.member_id != viewer.id:
        return no("not_yours", _("Alleen wie het besluit betreft, kan bezwaar maken."))
    is_open = measure.kind in RESTRICTING and measure.reversed_at is None
    if not is_open or measure.moderator_id == viewer.id:
        return no("nothing_to_appeal", _("Tegen dit besluit is geen bezwaar nodig."))
    if at > appeal_until(measure.taken_at):
        return no("too_late", _("Bezwaar maken kan tot zes maanden na het besluit."))
    return may_change_account(viewer)


def may_decide(viewer: Viewer, measure: Taken) -> Verdict:
    """Somebody else than who decided first, and than whom it is about."""
    if viewer.is_staff and measure.moderator_id == viewer.id:
        return no("own_decision", _("Over bezwaar tegen jouw besluit beslist een ander."))
    if viewer.is_staff and measure.member_id == viewer.id:
        return no("own_post", _("Over jezelf en wat je schreef beslist een andere moderator."))
    return may_moderate(viewer)
