"""What one member follows and how far they read, for the member. Threads, categories and labels
by their number; of other members only that there is one: their name is theirs. A category that
was closed to the member meanwhile has no name here either."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select

from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.categories.models import Category
from forum.categories.policy import name_for
from forum.core.i18n import Text, _
from forum.core.sections import Row, Section, in_batches
from forum.labels.models import Label
from forum.marks.levels import UNSET, Level
from forum.marks.models import CategoryMark, LabelMark, MemberMark, ThreadMark

LEVEL = _("Volgen of dempen")
WORDS: Mapping[str, Mapping[str, Text]] = {
    "level": {
        UNSET: _("niets gekozen"),
        Level.FOLLOW.value: _("gevolgd"),
        Level.NORMAL.value: _("niet gevolgd"),
        Level.MUTE.value: _("gedempt"),
    }
}
THREAD = {
    "thread_id": _("Gesprek nummer"),
    "level": LEVEL,
    "read_number": _("Gelezen tot en met bericht"),
    "read_at": _("Laatst gelezen"),
}


def export(member_id: int) -> Sequence[Section]:
    return [_threads(member_id), _categories(member_id), _labels(member_id), _members(member_id)]


def _threads(member_id: int) -> Section:
    columns = [getattr(ThreadMark, name) for name in THREAD]
    rows = in_batches(
        select(*columns).where(ThreadMark.member_id == member_id), ThreadMark.thread_id
    )
    title = _("Gesprekken die je las of volgt")
    return Section("thread_marks", title, THREAD, rows, WORDS, is_long=True)


def _categories(member_id: int) -> Section:
    labels = {"category": _("Categorie"), "level": LEVEL}
    title = _("Categorieën die je volgt of dempt")
    return Section("category_marks", title, labels, _marked_categories(member_id), WORDS)


def _marked_categories(member_id: int) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        query = _named(get_viewer(member_id))
        yield from in_batches(query, CategoryMark.category_id)()

    return rows


def _named(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    query = select(name_for(viewer).label("category"), CategoryMark.level)
    query = query.join(CategoryMark, CategoryMark.category_id == Category.id)
    return query.where(CategoryMark.member_id == viewer.id)


def _labels(member_id: int) -> Section:
    query = select(Label.name.label("label"), LabelMark.level)
    query = query.join(LabelMark, LabelMark.label_id == Label.id)
    rows = in_batches(query.where(LabelMark.member_id == member_id), LabelMark.label_id)
    labels = {"label": _("Label"), "level": LEVEL}
    return Section("label_marks", _("Labels die je volgt of dempt"), labels, rows, WORDS)


def _members(member_id: int) -> Section:
    query = select(MemberMark.level).where(MemberMark.member_id == member_id)
    rows = in_batches(query, MemberMark.other_id)
    title = _("Leden die je volgt of dempt, zonder hun naam")
    return Section("member_marks", title, {"level": LEVEL}, rows, WORDS)
