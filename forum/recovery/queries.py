"""Reading one's own diary."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, exists, literal, select

from forum.accounts.models import Consent
from forum.accounts.purposes import Purpose
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page, decode, encode
from forum.core.permission import require
from forum.core.questions import Question, ask_together
from forum.recovery.checkins import from_text
from forum.recovery.models import DiaryActivity, DiaryEntry, DiaryExperiment, DiaryRevision
from forum.recovery.policy import activities_of, experiments_of, may_see_diary, visible_to
from forum.recovery.trying import plans
from forum.recovery.trying.comparing import Experiment
from forum.recovery.views import ActivityView, DiaryView, EntryView

LATEST = Order("diary", (DiaryEntry.day,))
EARLIER = Order("diary versions", (DiaryRevision.version,))  # of one day


def diary(viewer: Viewer) -> DiaryView:
    """The whole of it, in two queries however long it is. Raises LoginRequired; who did not agree
    to a diary, or does not any more, has an empty one."""
    around = ask_together(
        activities=ask_activities(viewer),
        has_consent=ask_consent(viewer),
        experiments=ask_experiments(viewer),
    )
    found = db.session.execute(_entries(viewer).order_by(DiaryEntry.day))
    entries = [_show(row) for row in found] if around["has_consent"] else []
    return DiaryView(entries, **around)


def own_diary(viewer: Viewer) -> DiaryView:
    """The whole of it, for who may read it. Raises Refused for who did not agree to it."""
    found = diary(viewer)
    require(may_see_diary(viewer, has_consent=found.has_consent))
    return found


def page_of_entries(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[EntryView]:
    """Latest day first."""
    require(may_see_diary(viewer, has_consent=has_consent(viewer)))
    return LATEST.take(_entries(viewer), after=after, limit=limit, show=_show)


def part_of(
    found: DiaryView, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[EntryView]:
    """The same of a diary that was read whole, with the same cursors. Raises Invalid."""
    past = cast(date, decode(LATEST.kind, after, [date])[0]) if after else None
    rest = [one for one in reversed(found.entries) if past is None or one.day < past]
    following = encode(LATEST.kind, [rest[limit - 1].day]) if rest[limit:] else None
    return Page(rest[:limit], following)


def get_entry(viewer: Viewer, day: date) -> EntryView:
    """Raises NotFound."""
    found = find_entry(viewer, day)
    if found is None:
        raise NotFound(_("Op deze dag heb je geen check-in."))
    return found


def find_entry(viewer: Viewer, day: date) -> EntryView | None:
    require(may_see_diary(viewer, has_consent=has_consent(viewer)))
    row = db.session.execute(_entries(viewer).where(DiaryEntry.day == day)).one_or_none()
    return None if row is None else _show(row)


def earlier_versions(
    viewer: Viewer, day: date, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[EntryView]:
    """What the check-in of a day said before, latest first. Raises Invalid."""
    require(may_see_diary(viewer, has_consent=has_consent(viewer)))
    query = (
        select(DiaryEntry.day, DiaryRevision.content, DiaryRevision.version, DiaryRevision.saved_at)
        .join(DiaryEntry, DiaryEntry.id == DiaryRevision.entry_id)
        .where(visible_to(viewer), DiaryEntry.day == day)
    )
    return EARLIER.take(query, after=after, limit=limit, show=_show)


def activities(viewer: Viewer) -> Mapping[int, ActivityView]:
    """All that ever were in the diary, oldest first."""
    require(may_see_diary(viewer, has_consent=has_consent(viewer)))
    return ask_activities(viewer).ask()


def own_experiments(viewer: Viewer) -> Sequence[Experiment]:
    """All that was tried, latest first."""
    require(may_see_diary(viewer, has_consent=has_consent(viewer)))
    return ask_experiments(viewer).ask()


def has_consent(viewer: Viewer) -> bool:
    return viewer.is_member and ask_consent(viewer).ask()


def stands_still(viewer: Viewer) -> bool:
    """Whether there are check-ins that wait for a yes, after their consent was taken back."""
    waiting = exists().where(visible_to(viewer))
    return not has_consent(viewer) and bool(db.session.scalar(select(waiting)))


def ask_activities(viewer: Viewer) -> Question[Mapping[int, ActivityView]]:
    columns = (
        DiaryActivity.id,
        DiaryActivity.name,
        DiaryActivity.scale_id,
        DiaryActivity.begun_at,
        DiaryActivity.ended_at,
    )
    return Question(select(*columns).where(activities_of(viewer)), _by_number)


def ask_experiments(viewer: Viewer) -> Question[Sequence[Experiment]]:
    """All that the viewer tried, latest first; nothing while there is no consent."""
    columns = (
        DiaryExperiment.id,
        DiaryExperiment.content,
        DiaryExperiment.begins_on,
        DiaryExperiment.weeks,
        DiaryExperiment.stopped_on,
        DiaryExperiment.version,
        DiaryExperiment.created_at,
    )
    mine = experiments_of(viewer), _has_agreed(viewer)
    return Question(select(*columns).where(*mine), _latest_first)


def ask_consent(viewer: Viewer) -> Question[bool]:
    """Whether the viewer agrees to a diary being kept."""
    return Question(select(literal(1).label("given")).where(_has_agreed(viewer)), bool)


def _has_agreed(viewer: Viewer) -> ColumnElement[bool]:
    return exists().where(
        Consent.member_id == viewer.member_id,
        Consent.purpose == Purpose.DIARY,
        Consent.withdrawn_at.is_(None),
    )


def _entries(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    columns = (DiaryEntry.day, DiaryEntry.content, DiaryEntry.version, DiaryEntry.saved_at)
    return select(*columns).where(visible_to(viewer))


def _show(row: Any) -> EntryView:
    return EntryView(row.day, from_text(row.content), row.version, row.saved_at)


def _by_number(rows: Sequence[Any]) -> Mapping[int, ActivityView]:
    shown = (
        ActivityView(row.id, row.name, row.scale_id, row.begun_at, row.ended_at) for row in rows
    )
    return {one.id: one for one in sorted(shown, key=lambda one: one.id)}


def _latest_first(rows: Sequence[Any]) -> Sequence[Experiment]:
    shown = (
        Experiment(
            row.id,
            *plans.from_text(row.content),
            row.begins_on,
            row.weeks,
            row.stopped_on,
            row.version,
            row.created_at,
        )
        for row in rows
    )
    return sorted(shown, key=lambda one: (one.begins_on, one.id), reverse=True)
