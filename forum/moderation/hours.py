"""What moderators do with the hours of experts, with its line in the log."""

from datetime import datetime

from forum.accounts.viewer import Viewer
from forum.core.days import ZONE
from forum.experts.hours import service
from forum.experts.hours.queries import get_hour
from forum.experts.hours.views import Plan
from forum.moderation.acts import Act
from forum.moderation.entries import log_act


def plan(viewer: Viewer, thread_id: int, wanted: Plan) -> None:
    """Raises what the room does, as the two below."""
    service.plan(viewer, thread_id, wanted)
    hour = get_hour(viewer, thread_id).hour
    note = _from_to(hour.opens_at, hour.closes_at)
    log_act(viewer, Act.PLAN_HOUR, thread_id=thread_id, note=note)


def change(viewer: Viewer, thread_id: int, wanted: Plan, *, version: int | None = None) -> None:
    before = get_hour(viewer, thread_id).hour
    after = service.change(viewer, thread_id, wanted, version=version)
    note = f"{_from_to(before.opens_at, before.closes_at)} → {_from_to(*after)}"
    log_act(viewer, Act.CHANGE_HOUR, thread_id=thread_id, note=note)


def cancel(viewer: Viewer, thread_id: int, *, reason: str, version: int | None = None) -> None:
    service.cancel(viewer, thread_id, reason=reason, version=version)
    log_act(viewer, Act.CANCEL_HOUR, thread_id=thread_id, reason=reason)


def _from_to(opens_at: datetime, closes_at: datetime) -> str:
    first, last = opens_at.astimezone(ZONE), closes_at.astimezone(ZONE)
    is_one_day = first.date() == last.date()
    return f"{first:%d-%m-%Y %H:%M} – {last.strftime('%H:%M' if is_one_day else '%d-%m-%Y %H:%M')}"
