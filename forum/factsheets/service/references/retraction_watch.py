"""What the file of Retraction Watch says of our references."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import select

from forum.core.db import db, let_go, transaction
from forum.factsheets.models import Reference, ReferenceFinding, ReferenceKey
from forum.factsheets.references.findings import Notice, Origin
from forum.factsheets.references.retraction_watch import Broken, Record, weigh
from forum.factsheets.service.references.checking import note_findings
from forum.factsheets.service.references.telling import tell_curators
from forum.factsheets.statuses import SourceStatus, is_worse

BATCH = 100  # references, in one transaction
MOST_SHOWN = 100  # broken rows
NOT_FOUND = Notice(SourceStatus.UNKNOWN)


@dataclass
class Matched:
    """What the file says of references of ours, and what there was in it."""

    rows: int = 0
    broken: int = 0
    shown: list[Broken] = field(default_factory=list)
    records: dict[int, list[Record]] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)  # a row about them cannot be read


@dataclass(frozen=True)
class Outcome:
    references: int
    named: int
    changed: int
    worse: int


def match(records: Iterable[Record | Broken]) -> Matched:
    """Keeps of the file no more than the rows about our own references, and the first broken
    ones. A paper is known by its DOI, and else by its PMID."""
    owners = _owners()
    let_go()  # the file may be long
    found = Matched()
    for record in records:
        found.rows += 1
        keys = record.keys
        of = next((owners[key] for key in keys if key in owners), None)
        if isinstance(record, Broken):
            _count(found, record, of)
        elif of is not None:
            found.records.setdefault(of, []).append(record)
    return found


def apply(found: Matched, *, keep: bool = True) -> Outcome:
    """Many short transactions, for outside one; curators hear of all of it at the end. Without
    `keep` each is undone, and it tells what would have come of it.

    References that the file does not name are noted as not found in it, which is not the same as
    in order: it lists what went wrong and was noticed. What it named before and names no longer
    keeps its status, for a paper is rehabilitated by a reinstatement and not by silence.
    """
    ids, counts = _ids(), []
    for batch in _batches(ids):
        with suppress(_Unkept), transaction():
            changes = note_findings(Origin.RETRACTION_WATCH, _notices(found, batch))
            counts += [change.is_news for change in changes]
            if not keep:
                raise _Unkept
        let_go()
    if keep:
        with transaction():
            tell_curators()
    return Outcome(len(ids), len(found.records), changed=len(counts), worse=sum(counts))


class _Unkept(Exception):
    """What was done was only to see what would come of it."""


def _owners() -> dict[str, int]:
    query = select(ReferenceKey.key, ReferenceKey.reference_id)
    return {key: reference_id for key, reference_id in db.session.execute(query)}


def _ids() -> Sequence[int]:
    found = db.session.scalars(select(Reference.id).order_by(Reference.id)).all()
    let_go()
    return found


def _batches(ids: Sequence[int]) -> Iterator[list[int]]:
    left = iter(ids)
    while batch := list(islice(left, BATCH)):
        yield batch


def _count(found: Matched, broken: Broken, of: int | None) -> None:
    found.broken += 1
    if len(found.shown) < MOST_SHOWN:
        found.shown.append(broken)
    if of is not None:
        found.doubtful.add(of)


def _notices(found: Matched, ids: Sequence[int]) -> dict[int, Notice]:
    earlier = _earlier(ids)
    told = {}
    for reference_id in ids:
        records, before = found.records.get(reference_id), earlier.get(reference_id)
        notice = weigh(records) if records else NOT_FOUND
        if before is None or _may_replace(notice, before, found, reference_id):
            told[reference_id] = notice
    return told


def _may_replace(notice: Notice, before: str, found: Matched, reference_id: int) -> bool:
    if reference_id in found.doubtful:
        return is_worse(notice.status, before)
    return notice is not NOT_FOUND or before == SourceStatus.UNKNOWN


def _earlier(ids: Sequence[int]) -> dict[int, str]:
    """What the file said of them before."""
    query = select(ReferenceFinding.reference_id, ReferenceFinding.status).where(
        ReferenceFinding.reference_id.in_(ids),
        ReferenceFinding.origin == Origin.RETRACTION_WATCH,
    )
    return {reference_id: status for reference_id, status in db.session.execute(query)}
