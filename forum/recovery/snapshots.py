"""Reading what members share of their diaries. Who may not read the first post of the thread, may
not see it either, and of a diary that stands still nothing is shown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    cast,
    exists,
    literal,
    null,
    or_,
    select,
    union_all,
)

from forum.accounts.models import Consent, Member
from forum.accounts.purposes import Purpose
from forum.accounts.viewer import Viewer
from forum.core.db import alias, db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.questions import Question
from forum.recovery.checkins import CheckIn, from_text
from forum.recovery.models import DiaryActivity, DiaryEntry, Snapshot
from forum.recovery.policy import MOST_SHARED, beside_first_post, shared_with
from forum.recovery.shared import Audience, Shared, shared, shared_from_text
from forum.recovery.views import SnapshotView
from forum.threads.kinds import Kind
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import text_readable, visible_to
from forum.threads.queries import of_kind, threads
from forum.threads.views import ThreadView

Found = Sequence[SnapshotView]
_entry = alias(DiaryEntry)
MOST_STORIES = 50
LINE, DAY, NAME = "line", "day", "name"
FACTS = ("thread_id", "audience", "keeps_sharing", "shared_at", "mine")
NOTHING = (
    cast(null(), DiaryEntry.day.type).label("day"),
    cast(null(), DiaryActivity.id.type).label("number"),
)


def ask_snapshots(viewer: Viewer, thread_id: int) -> Question[Found] | None:
    """Those in a thread, first shared first. For a guest there are none, and nothing to ask."""
    if not viewer.is_member:
        return None
    return Question(_with_diaries(_shown(viewer).where(Thread.id == thread_id)), _show_all)


def snapshots_in(viewer: Viewer, thread_id: int) -> Found:
    question = ask_snapshots(viewer, thread_id)
    return question.ask() if question else []


def own_snapshots(viewer: Viewer) -> Found:
    """All that one shares, in whichever thread, without what it says. Also what nobody is shown
    now."""
    query = (
        _lines(viewer)
        .add_columns(Thread.title, and_(text_readable(), _has_consent()).label("is_shown"))
        .where(Snapshot.member_id == viewer.member_id, visible_to(viewer), Post.number == 1)
        .order_by(Snapshot.id)
    )
    return [_show(row, _chosen(row), row.title) for row in db.session.execute(query)]


def own_stories(viewer: Viewer) -> Sequence[ThreadView]:
    """The recovery threads that one started, under whichever name: for nobody else."""
    mine = Voice.member_id == viewer.member_id
    return threads(viewer, of_kind(Kind.RECOVERY), mine, limit=MOST_STORIES).items


def get_snapshot(viewer: Viewer, snapshot_id: int) -> SnapshotView:
    """Raises NotFound."""
    query = _with_diaries(_shown(viewer).where(Snapshot.id == snapshot_id))
    found = _show_all(db.session.execute(query).all())
    if not found:
        raise NotFound(_("Deze momentopname bestaat niet."))
    return found[0]


def _shown(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    return _lines(viewer).where(beside_first_post(viewer), shared_with(viewer), _has_consent())


def _lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Without a guard of its own: those who call it have one each."""
    return (
        select(
            Snapshot.id,
            Snapshot.thread_id,
            Snapshot.member_id,
            Snapshot.audience,
            Snapshot.keeps_sharing,
            Snapshot.begins_on,
            Snapshot.content,
            Snapshot.shared_at,
            (Snapshot.member_id == viewer.member_id).label("mine"),
        )
        .join(Thread, Thread.id == Snapshot.thread_id)
        .join(Post, Post.thread_id == Thread.id)
        .join(Voice, and_(Voice.id == Post.voice_id, Voice.member_id == Snapshot.member_id))
        .join(Member, Member.id == Voice.member_id)
    )


def _has_consent() -> ColumnElement[bool]:
    return (
        exists()
        .where(
            Consent.member_id == Snapshot.member_id,
            Consent.purpose == Purpose.DIARY,
            Consent.withdrawn_at.is_(None),
        )
        .correlate(Snapshot)
    )


def _with_diaries(shown: Select[*tuple[Any, ...]]) -> Any:
    """And of those that keep sharing the latest check-ins and the activities, as they are now.
    Whose diary it is stays in the database."""
    found = shown.add_columns(_first_of_latest().label("oldest")).cte("shown_snapshots")
    facts = [found.c[name] for name in FACTS]
    empty = [cast(null(), fact.type).label(fact.key) for fact in facts]
    lines = select(literal(LINE).label("part"), found.c.id, *facts, found.c.content, *NOTHING)
    days = select(literal(DAY), found.c.id, *empty, DiaryEntry.content, DiaryEntry.day, NOTHING[1])
    days = days.join(DiaryEntry, DiaryEntry.member_id == found.c.member_id)
    days = days.where(found.c.keeps_sharing, DiaryEntry.day >= found.c.begins_on)
    days = days.where(or_(found.c.oldest.is_(None), DiaryEntry.day >= found.c.oldest))
    own = (DiaryActivity.name, NOTHING[0], DiaryActivity.id)
    names = select(literal(NAME), found.c.id, *empty, *own)
    names = names.join(DiaryActivity, DiaryActivity.member_id == found.c.member_id)
    return union_all(lines, days, names.where(found.c.keeps_sharing))


def _first_of_latest() -> Any:
    """The day of the first of as many check-ins as one snapshot shows; none of a shorter diary."""
    days = select(_entry.day).where(_entry.member_id == Snapshot.member_id).correlate(Snapshot)
    return days.order_by(_entry.day.desc()).offset(MOST_SHARED - 1).limit(1).scalar_subquery()


def _show_all(rows: Sequence[Any]) -> Found:
    days: dict[int, list[tuple[date, CheckIn]]] = defaultdict(list)
    names: dict[int, dict[int, str]] = defaultdict(dict)
    for row in rows:
        if row.part == DAY:
            days[row.id].append((row.day, from_text(row.content)))
        elif row.part == NAME:
            names[row.id][row.number] = row.content
    lines = sorted((row for row in rows if row.part == LINE), key=lambda row: row.id)
    return [_show(row, _now(row, days[row.id], names[row.id])) for row in lines]


def _now(row: Any, days: list[tuple[date, CheckIn]], names: Mapping[int, str]) -> Shared:
    """As it was kept, or as the diary is now."""
    kept = shared_from_text(row.content)
    if not row.keeps_sharing:
        return kept
    return shared(kept.choice, sorted(days, key=lambda one: one[0]), names)


def _chosen(row: Any) -> Shared:
    return Shared(shared_from_text(row.content).choice)


def _show(row: Any, found: Shared, title: str = "") -> SnapshotView:
    return SnapshotView(
        id=row.id,
        thread_id=row.thread_id,
        audience=Audience(row.audience),
        keeps_sharing=row.keeps_sharing,
        shared=found,
        shared_at=row.shared_at,
        mine=bool(row.mine),
        is_still=bool(title) and not row.is_shown,
        thread_title=title,
    )
