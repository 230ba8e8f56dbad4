"""How long what was decided is kept, once it is over."""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from forum.core import clock
from forum.core.i18n import _
from forum.core.retention import Rule, removing
from forum.moderation.measures.models import Appeal, Measure

KEPT = timedelta(days=365)


def _is_old_appeal() -> ColumnElement[bool]:
    return Appeal.decided_at < clock.now() - KEPT


def _is_old_measure() -> ColumnElement[bool]:
    """Not while it lasts, nor with an objection to it."""
    past = clock.now() - KEPT
    is_over = or_(Measure.until.is_(None), Measure.until < past)
    return and_(Measure.taken_at < past, is_over, Measure.id.not_in(select(Appeal.measure_id)))


RULES: tuple[Rule, ...] = (
    removing(
        "old_appeals", _("Bezwaren waarover beslist is (een jaar)"), Appeal, _is_old_appeal
    ),
    removing(
        "old_measures", _("Besluiten van moderators (een jaar na hun einde)"), Measure,
        _is_old_measure,
    ),
)  # fmt: skip
