"""Reading what a member follows and mutes."""

from typing import Any, cast

from sqlalchemy import ColumnElement, Select, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute

from forum.accounts.models import Member
from forum.accounts.policy import has_profile, may_see_account
from forum.accounts.queries import find_by_name
from forum.accounts.viewer import Viewer
from forum.categories.models import Category
from forum.categories.queries import categories
from forum.core.db import db
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.labels.models import Label
from forum.marks.levels import UNSET, Level
from forum.marks.models import CategoryMark, LabelMark, MemberMark, ThreadMark
from forum.marks.views import Followed
from forum.threads.models import Thread
from forum.threads.policy import visible_to

KINDS = ("category", "label", "member", "thread")  # in this order
Part = Select[*tuple[Any, ...]]


def own_follows(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[Followed]:
    """Everything with a level of its own that is there for the viewer: what is away for a while,
    or hidden by a block, comes back with its level."""
    require(may_see_account(viewer))
    found = union_all(
        _categories(viewer), _labels(viewer), _members(viewer), _threads(viewer)
    ).subquery()
    keys = cast(tuple[InstrumentedAttribute[Any], ...], (found.c.rank, found.c.id))
    order = Order("follows", keys, descending=False)
    return order.take(select(found), after=after, show=_show, limit=limit)


def level_of_category(viewer: Viewer, category_id: int) -> Level | None:
    """None for a guest."""
    mine = CategoryMark.member_id == viewer.id, CategoryMark.category_id == category_id
    return _level(viewer, select(CategoryMark.level).where(*mine))


def level_of_label(viewer: Viewer, label_id: int) -> Level | None:
    mine = LabelMark.member_id == viewer.id, LabelMark.label_id == label_id
    return _level(viewer, select(LabelMark.level).where(*mine))


def level_of_member(viewer: Viewer, username: str) -> Level | None:
    """None also for oneself."""
    other = find_by_name(username) if viewer.is_member else None
    if other is None or other.id == viewer.id:
        return None
    mine = MemberMark.member_id == viewer.id, MemberMark.other_id == other.id
    return _level(viewer, select(MemberMark.level).where(*mine))


def _level(viewer: Viewer, query: Select[str]) -> Level | None:
    return Level(db.session.scalar(query) or Level.NORMAL) if viewer.is_member else None


def _categories(viewer: Viewer) -> Part:
    open_ones = [place.id for place in categories(viewer)]
    query = _part("category", Category.id, CategoryMark.level, Category.name, Category.slug)
    query = query.join(CategoryMark, CategoryMark.category_id == Category.id)
    return query.where(CategoryMark.member_id == viewer.id, Category.id.in_(open_ones))


def _labels(viewer: Viewer) -> Part:
    query = _part("label", Label.id, LabelMark.level, Label.name, Label.slug)
    query = query.join(LabelMark, LabelMark.label_id == Label.id)
    return query.where(LabelMark.member_id == viewer.id)


def _members(viewer: Viewer) -> Part:
    """Under the name that a profile has."""
    name = Member.username
    query = _part("member", Member.id, MemberMark.level, name, name.label("slug"))
    query = query.join(MemberMark, MemberMark.other_id == Member.id)
    return query.where(MemberMark.member_id == viewer.id, has_profile())


def _threads(viewer: Viewer) -> Part:
    query = _part("thread", Thread.id, ThreadMark.level, Thread.title, Thread.slug)
    query = query.join(ThreadMark, ThreadMark.thread_id == Thread.id)
    said = ThreadMark.level.not_in((UNSET, Level.NORMAL))
    return query.where(ThreadMark.member_id == viewer.id, said, visible_to(viewer))


def _part(kind: str, *columns: ColumnElement[Any] | InstrumentedAttribute[Any]) -> Part:
    number, level, name, slug = columns
    return select(
        literal(KINDS.index(kind)).label("rank"),
        number.label("id"),
        level.label("level"),
        name.label("name"),
        slug.label("slug"),
    )


def _show(row: Any) -> Followed:
    return Followed(KINDS[row.rank], row.id, Level(row.level), row.name, row.slug)
