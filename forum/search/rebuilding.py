"""Making the index anew from what stands, some at a time, beside members who go on writing.

Entries are numbered as what they are about, so that the newest come last; one that is not, because
its text is older than the index, goes to the end together with all that is newer. Stopped halfway
it can be begun again at any time: what is right already is only looked at.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import delete, select

from forum.core.db import db, transaction
from forum.search import indexing
from forum.search.kinds import Found
from forum.search.models import SearchEntry
from forum.search.sources import claims, members, posts, sheets

ROOMS = (sheets, claims, members, posts)  # posts last: by far the most, and the newest of all


def how_many() -> int:
    """Things there are to look at, whatever became of them."""
    return sum(room.how_many() for room in ROOMS)


def rebuild(batch: int = indexing.AT_ONCE) -> Iterator[int]:
    """Each step in a transaction of its own; yields how far it came."""
    for room in ROOMS:
        last = end = 0
        while ids := room.ids_after(last, batch):
            with transaction():
                end = _put_right(room, _with_gone(room.KINDS, last, ids), end)
            yield len(ids)
            last = ids[-1]
        with transaction():
            indexing.refresh(room, _gone_after(room.KINDS, last))


def _put_right(room: indexing.Source, ids: Collection[int], end: int) -> int:
    """The number of the last entry among them, or as far as it was before."""
    known = indexing.held(room.KINDS, ids)
    texts = {text.subject_id: text for text in room.texts(ids)}
    numbers = {entry.subject_id: entry.id for entry in known}
    if _is_ordered(numbers, texts.keys(), end):
        indexing.refresh(room, ids)
    else:
        _forget(list(numbers.values()))
        indexing.add(texts.values())
    return max([end, *(int(entry.id) for entry in indexing.held(room.KINDS, ids))])


def _is_ordered(numbers: Mapping[int, int], stands: Collection[int], end: int) -> bool:
    """Has all that stands its place, and in the order of time?"""
    placed = [end, *(numbers[key] for key in sorted(numbers))]
    return numbers.keys() >= set(stands) and placed == sorted(placed)


def _forget(entry_ids: Collection[int]) -> None:
    gone = delete(SearchEntry).where(SearchEntry.id.in_(entry_ids))
    db.session.execute(gone, execution_options={"synchronize_session": False})


def _with_gone(kinds: Collection[Found], last: int, ids: Collection[int]) -> list[int]:
    """These, and what is still kept in between of what is not there any more."""
    between = SearchEntry.subject_id.between(last + 1, max(ids))
    return sorted({*ids, *db.session.scalars(_subjects(kinds).where(between))})


def _gone_after(kinds: Collection[Found], last: int) -> list[int]:
    return list(db.session.scalars(_subjects(kinds).where(SearchEntry.subject_id > last)))


def _subjects(kinds: Collection[Found]) -> Any:
    return select(SearchEntry.subject_id).where(SearchEntry.kind.in_(kinds))
