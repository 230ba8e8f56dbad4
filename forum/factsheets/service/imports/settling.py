"""Drafts of an article that is read again: what nobody touched follows it, the rest waits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row as Found
from sqlalchemy import select

from forum.core import clock
from forum.core.db import db
from forum.factsheets.article import DraftSheet
from forum.factsheets.drafts import all_source_ids
from forum.factsheets.imports.proposals import (
    PARTS,
    SOURCES,
    Settled,
    Slips,
    Texts,
    propose,
    settle,
)
from forum.factsheets.models import FactSheet, SheetProposal, SheetStep
from forum.factsheets.service.bulk import Row, add_all, change_all
from forum.factsheets.service.imports.adding import add_sheets
from forum.factsheets.service.imports.filling import current_texts, put_in
from forum.factsheets.service.imports.numbering import Sources, number, renumber
from forum.factsheets.service.imports.proposing_late import propose_late
from forum.factsheets.states import Step

Proposal = Found[Any]  # what is known of a sheet of the article, as it lies in its table


@dataclass(frozen=True)
class Sheets:
    """By the address within the article the id of each sheet, and how many are what."""

    ids: dict[str, int]
    made: int
    gone: int
    waiting: int


@dataclass(frozen=True)
class Followed:
    """A draft that is there, and what the article now says of it."""

    proposal: Proposal
    proposed: Texts
    settled: Settled
    sources: Sources
    waiting: tuple[str, ...]


def settle_sheets(
    import_id: int, drafts: Sequence[DraftSheet], sources: Sources, slips: Slips
) -> Sheets:
    """Those of the article, made where they are new. One of which the heading is gone stays as
    it is, and is said to be gone."""
    propose_late(import_id)
    known = {proposal.address: proposal for proposal in _proposals(import_id)}
    proposed = {draft.slug: propose(draft, slips) for draft in drafts if draft.slug in known}
    followed = _follow([known[address] for address in proposed], proposed, sources)
    _write(followed)
    gone = [proposal for address, proposal in known.items() if address not in proposed]
    _leave(gone)
    new = [draft for draft in drafts if draft.slug not in known]
    ids = {address: proposal.sheet_id for address, proposal in known.items()}
    return Sheets(
        ids | add_sheets(import_id, new, sources, slips),
        made=len(new),
        gone=len(gone),
        waiting=sum(1 for step in followed if step.waiting)
        + sum(1 for proposal in gone if proposal.waiting),
    )


def _follow(
    known: Sequence[Proposal], proposed: Mapping[str, Texts], sources: Sources
) -> list[Followed]:
    ids = [proposal.sheet_id for proposal in known]
    texts, numbers = current_texts(ids), all_source_ids(ids)
    return [
        _follow_one(one, texts[one.sheet_id], proposed[one.address], numbers[one.sheet_id], sources)
        for one in known
    ]


def _follow_one(
    proposal: Proposal, now: Texts, proposed: Texts, had: Sources, sources: Sources
) -> Followed:
    """The draft as it then stands, with what is known of its article, part by part."""
    base = {part: getattr(proposal, f"base_{part}") for part in PARTS}
    found = settle(now, base, proposed)
    left = dict(enumerate(proposal.base_sources, start=1))
    numbered = number({**now, **found.taken}, proposed, had, left, sources)
    waiting = [*found.waiting, *(["body"] if numbered.waits else [])]
    return Followed(proposal, proposed, found, numbered.sources, tuple(dict.fromkeys(waiting)))


def _write(followed: Sequence[Followed]) -> None:
    """In the drafts, in what is known of their article, and in what was done with them."""
    put_in({step.proposal.sheet_id: step.settled.taken for step in followed})
    others = renumber({step.proposal.sheet_id: step.sources for step in followed})
    now, rows = clock.now(), list[Row]()
    for step in followed:
        sheet_id = step.proposal.sheet_id
        parts = [*step.settled.taken, *([SOURCES] if sheet_id in others else [])]
        if parts:
            told = {"kind": Step.FOLLOWED.value, "reason": " ".join(parts), "at": now}
            rows.append({"sheet_id": sheet_id, "member_id": None} | told)
    add_all(SheetStep, rows)
    change_all(SheetProposal, [_row(step) for step in followed if _is_other(step)], "sheet_id")


def _leave(gone: Iterable[Proposal]) -> None:
    rows = [{"sheet_id": left.sheet_id, "is_gone": True} for left in gone if not left.is_gone]
    change_all(SheetProposal, rows, "sheet_id")


def _is_other(step: Followed) -> bool:
    return any(getattr(step.proposal, name) != value for name, value in _row(step).items())


def _row(step: Followed) -> Row:
    base = {f"base_{part}": text for part, text in step.settled.base.items()}
    proposed = {f"next_{part}": step.proposed[part] for part in PARTS}
    facts = {"waiting": " ".join(step.waiting), "is_gone": False}
    return {"sheet_id": step.proposal.sheet_id} | base | proposed | facts


def _proposals(import_id: int) -> Sequence[Proposal]:
    query = (
        select(SheetProposal.__table__)
        .join(FactSheet, FactSheet.id == SheetProposal.sheet_id)
        .where(FactSheet.import_id == import_id)
        .order_by(SheetProposal.sheet_id)
    )
    return db.session.execute(query).all()
