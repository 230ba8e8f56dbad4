"""Reading decisions: for whom they are about, and for moderators."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Select, and_, func, select

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.service.standing import standing_of
from forum.accounts.viewer import Viewer
from forum.core.db import alias, db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.models import Appeal, Measure
from forum.moderation.measures.policy import visible_to
from forum.moderation.measures.subjects import member_subject
from forum.moderation.measures.views import AppealView, MeasureView
from forum.threads import policy as threads
from forum.threads.models import Post, Thread, Voice

NEWEST = Order("decisions", (Measure.id,))
OF_MEMBER = Order("member-measures", (Measure.id,))
OLDEST_APPEALS = Order("appeals", (Appeal.id,), descending=False)
_moderator = alias(Member)


def own(viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE) -> Page[MeasureView]:
    """What others decided about the viewer, the latest first."""
    mine = Measure.member_id == viewer.member_id, Measure.moderator_id != viewer.member_id
    return NEWEST.take(_lines(viewer).where(*mine), after=after, show=_show, limit=limit)


def get_own(viewer: Viewer, measure_id: int) -> MeasureView:
    """Raises NotFound for what is not about the viewer."""
    return _get(_lines(viewer).where(Measure.id == measure_id, _is_own(viewer)))


def get_measure(viewer: Viewer, measure_id: int) -> MeasureView:
    """For moderators. Raises NotFound."""
    require(may_moderate(viewer))
    return _get(_lines(viewer).where(Measure.id == measure_id))


def measures_among(viewer: Viewer, ids: Collection[int]) -> Mapping[int, MeasureView]:
    """By their number. For moderators."""
    require(may_moderate(viewer))
    rows = db.session.execute(_lines(viewer).where(Measure.id.in_(ids)))
    return {row.id: _show(row) for row in rows}


def of_member(
    viewer: Viewer, username: str, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[MeasureView]:
    """What was decided about a member under their own name. For moderators. Raises NotFound."""
    require(may_moderate(viewer))
    about = member_subject(username).member_id
    openly = Measure.member_id == about, Measure.is_secret.is_(False)
    return OF_MEMBER.take(_lines(viewer).where(*openly), after=after, show=_show, limit=limit)


def member_standing(viewer: Viewer, username: str) -> Mapping[str, Any]:
    """Until when the member may not write, or nothing at all. For moderators."""
    require(may_moderate(viewer))
    return standing_of(member_subject(username).member_id)


def appeals(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[MeasureView]:
    """Decisions to which somebody objects, the oldest objection first. For moderators."""
    require(may_moderate(viewer))
    query = _lines(viewer).where(Appeal.id.is_not(None), Appeal.decided_at.is_(None))
    return OLDEST_APPEALS.take(query, after=after, show=_show, limit=limit)


def get_appeal(viewer: Viewer, appeal_id: int) -> MeasureView:
    """The decision that it is about. For moderators. Raises NotFound."""
    require(may_moderate(viewer))
    return _get(_lines(viewer).where(Appeal.id == appeal_id))


def get_row(viewer: Viewer, measure_id: int) -> Measure:
    """To be changed, for who may see it. Raises NotFound, as the two below."""
    row = select(Measure).where(Measure.id == measure_id, visible_to(viewer))
    return _there(db.session.scalar(row))


def get_own_row(viewer: Viewer, measure_id: int) -> Measure:
    row = select(Measure).where(Measure.id == measure_id, _is_own(viewer))
    return _there(db.session.scalar(row))


def get_appeal_row(viewer: Viewer, appeal_id: int) -> Appeal:
    row = select(Appeal).join(Measure, Measure.id == Appeal.measure_id)
    found = db.session.scalar(row.where(Appeal.id == appeal_id, visible_to(viewer)))
    if found is None:
        raise NotFound(_("Dit bezwaar bestaat niet."))
    return found


def _is_own(viewer: Viewer) -> Any:
    return Measure.member_id == viewer.member_id


def _there(measure: Measure | None) -> Measure:
    if measure is None:
        raise NotFound(_("Dit besluit bestaat niet."))
    return measure


def _get(query: Select[*tuple[Any, ...]]) -> MeasureView:
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("Dit besluit bestaat niet."))
    return _show(row)


def _lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """With the name that it is about in its thread; the title for who may read that."""
    readable = and_(Thread.id == Measure.thread_id, threads.visible_to(viewer))
    voice = and_(Voice.thread_id == Measure.thread_id, Voice.member_id == Measure.member_id)
    shown = [column for column in Measure.__table__.c if column.key != "standing"]
    return (
        select(
            *shown,
            func.coalesce(Voice.shown_name, Member.username).label("name"),
            _moderator.username.label("moderator"),
            Thread.title,
            Thread.slug,
            Post.number,
            Post.created_at.label("posted_at"),
            Appeal.id.label("appeal_id"),
            Appeal.text,
            Appeal.made_at,
            Appeal.decided_at,
            Appeal.is_upheld,
            Appeal.answer,
        )
        .join(Member, Member.id == Measure.member_id)
        .join(_moderator, _moderator.id == Measure.moderator_id)
        .outerjoin(Voice, voice)
        .outerjoin(Thread, readable)
        .outerjoin(Post, Post.id == Measure.post_id)
        .outerjoin(Appeal, Appeal.measure_id == Measure.id)
        .where(visible_to(viewer))
    )


def _show(row: Any) -> MeasureView:
    names = (
        "id", "name", "member_id", "is_secret", "moderator_id", "moderator", "thread_id", "title",
        "slug", "post_id", "number", "posted_at", "reason", "facts", "is_automated", "taken_at",
        "until", "reversed_at", "reversal",
    )  # fmt: skip
    facts = {name: getattr(row, name) for name in names}
    return MeasureView(**facts, kind=Kind(row.kind), appeal=_appeal(row))


def _appeal(row: Any) -> AppealView | None:
    if row.appeal_id is None:
        return None
    names = ("text", "made_at", "decided_at", "is_upheld", "answer")
    return AppealView(row.appeal_id, **{name: getattr(row, name) for name in names})
