"""The hours that one member planned or answered in, for the member."""

from collections.abc import Sequence

from sqlalchemy import exists, or_, select

from forum.core.i18n import _
from forum.core.sections import Section, in_batches
from forum.experts.models import ExpertHour, ExpertHourHost

HOUR = {
    "thread_id": _("Gesprek nummer"),
    "opens_at": _("Begint"),
    "closes_at": _("Eindigt"),
    "cancelled_reason": _("Reden"),
}


def export(member_id: int) -> Sequence[Section]:
    host = exists().where(
        ExpertHourHost.thread_id == ExpertHour.thread_id, ExpertHourHost.member_id == member_id
    )
    query = select(*(getattr(ExpertHour, name) for name in HOUR))
    query = query.where(or_(ExpertHour.planned_by == member_id, host))
    rows = in_batches(query, ExpertHour.thread_id)
    return [Section("expert_hours", _("Spreekuren met jou"), HOUR, rows)]
