"""Drafts of an article that is read again: what nobody touched follows it, the rest waits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from forum.core import clock
from forum.core.db import db
from forum.factsheets.article import DraftSheet
from forum.factsheets.article.citations import cited
from forum.factsheets.blocks import read_blocks
from forum.factsheets.claims import ClaimText, read_claims, with_beside, write_claims
from forum.factsheets.drafts import claims_of, source_ids_of, texts_of
from forum.factsheets.imports.proposals import PARTS, Slips, Texts, propose, settle
from forum.factsheets.models import Claim, FactSheet, SheetProposal, SheetReference
from forum.factsheets.publishing import cited_numbers
from forum.factsheets.service.imports.adding import add_sheets
from forum.factsheets.service.imports.proposing_late import propose_late
from forum.factsheets.service.parts import set_claims

Sources = Mapping[int, int]  # by number of the article the reference


@dataclass(frozen=True)
class Sheets:
    """By the address within the article the id of each sheet, and how many are what."""

    ids: dict[str, int]
    made: int
    gone: int
    waiting: int


def settle_sheets(
    import_id: int, drafts: Sequence[DraftSheet], sources: Sources, slips: Slips
) -> Sheets:
    """Those of the article, made where they are new. One of which the heading is gone stays as
    it is, and is said to be gone."""
    propose_late(import_id)
    known = {proposal.address: proposal for proposal in _hold(import_id)}
    wanted = {draft.slug: draft for draft in drafts}
    texts = current_texts(proposal.sheet_id for proposal in known.values())
    numbers = _numbers(import_id)
    for address, proposal in known.items():
        proposal.is_gone = address not in wanted
        if draft := wanted.get(address):
            now = follow(proposal, texts[proposal.sheet_id], propose(draft, slips))
            _renumber(proposal, now, numbers.get(proposal.sheet_id, {}), sources)
    db.session.flush()
    new = [draft for draft in drafts if draft.slug not in known]
    ids = {address: proposal.sheet_id for address, proposal in known.items()}
    return Sheets(
        ids | add_sheets(import_id, new, sources, slips),
        made=len(new),
        gone=sum(1 for proposal in known.values() if proposal.is_gone),
        waiting=sum(1 for proposal in known.values() if proposal.waiting),
    )


def follow(proposal: SheetProposal, now: Texts, proposed: Texts) -> Texts:
    """The draft as it then stands, with what is known of its article, part by part."""
    base = {part: getattr(proposal, f"base_{part}") for part in PARTS}
    found = settle(now, base, proposed)
    put_in(proposal.sheet_id, found.taken)
    for part in PARTS:
        setattr(proposal, f"base_{part}", found.base[part])
        setattr(proposal, f"next_{part}", proposed[part])
    proposal.waiting = " ".join(found.waiting)
    return {**now, **found.taken}


def put_in(sheet_id: int, parts: Texts) -> None:
    """These words into the draft. Claims with the words they had keep their keys, and what
    curators wrote below them."""
    if not parts:
        return
    columns = {part: text for part, text in parts.items() if part != "claims"}
    step = update(FactSheet).where(FactSheet.id == sheet_id)
    db.session.execute(
        step.values(draft_version=FactSheet.draft_version + 1, updated_at=clock.now(), **columns)
    )
    if "claims" in parts:
        before = texts_of(claims_of(sheet_id))
        set_claims(sheet_id, with_beside(read_claims(parts["claims"]), before))


def current_texts(sheet_ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """The parts of the drafts as they stand, claims without their keys; their rows are held."""
    ids = sorted(sheet_ids)
    columns = (FactSheet.id, FactSheet.title, FactSheet.body)
    rows = db.session.execute(
        select(*columns).where(FactSheet.id.in_(ids)).order_by(FactSheet.id).with_for_update()
    )
    found = {row.id: {"title": row.title, "body": row.body} for row in rows}
    claims: dict[int, list[ClaimText]] = {}
    told = (Claim.text, Claim.cites, Claim.myth, Claim.note)
    query = select(Claim.sheet_id, *told).where(Claim.sheet_id.in_(ids))
    for claim in db.session.execute(query.order_by(Claim.sheet_id, Claim.position)):
        said = ClaimText(claim.text, tuple(claim.cites), None, claim.myth, claim.note)
        claims.setdefault(claim.sheet_id, []).append(said)
    for sheet_id, parts in found.items():
        parts["claims"] = write_claims(claims.get(sheet_id, []))
    return found


def renumber(sheet_id: int, sources: Sources) -> None:
    """The references of the draft are those of the article, under its numbers. A text that then
    cites others is another draft: nobody signed that one yet, and readers do not see it."""
    had = source_ids_of(sheet_id)
    db.session.execute(delete(SheetReference).where(SheetReference.sheet_id == sheet_id))
    rows = [
        {"sheet_id": sheet_id, "number": number, "reference_id": reference_id}
        for number, reference_id in sources.items()
    ]
    if rows:
        db.session.execute(insert(SheetReference), rows)
    if any(had.get(number) != sources.get(number) for number in _cited_in(sheet_id)):
        step = update(FactSheet).where(FactSheet.id == sheet_id)
        told = {"draft_version": FactSheet.draft_version + 1, "updated_at": clock.now()}
        db.session.execute(step.values(told))


def _cited_in(sheet_id: int) -> set[int]:
    query = select(FactSheet.body).where(FactSheet.id == sheet_id)
    body = db.session.scalars(query).one()
    return cited_numbers(read_blocks(body), texts_of(claims_of(sheet_id)))


def _hold(import_id: int) -> Sequence[SheetProposal]:
    query = (
        select(SheetProposal)
        .join(FactSheet, FactSheet.id == SheetProposal.sheet_id)
        .where(FactSheet.import_id == import_id)
        .order_by(SheetProposal.sheet_id)
    )
    return db.session.scalars(query).all()


def _numbers(import_id: int) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    query = (
        select(SheetReference)
        .join(FactSheet, FactSheet.id == SheetReference.sheet_id)
        .where(FactSheet.import_id == import_id)
    )
    for row in db.session.scalars(query):
        found.setdefault(row.sheet_id, {})[row.number] = row.reference_id
    return found


def _renumber(proposal: SheetProposal, now: Texts, had: Sources, sources: Sources) -> None:
    """Numbers that now stand for other sources never get under a text that somebody wrote: that
    text keeps its own, and waits for a curator when it cites one of them, who did not leave it at
    that before."""
    if had == sources:
        return
    if now["body"] == proposal.next_body and now["claims"] == proposal.next_claims:
        renumber(proposal.sheet_id, sources)
        return
    renumber(proposal.sheet_id, {**sources, **had})
    left = dict(enumerate(proposal.base_sources, start=1)) or had
    moved = {number for number in had if sources.get(number) not in (had[number], left.get(number))}
    if moved & set(cited(f"{now['body']}\n{now['claims']}")):
        proposal.waiting = " ".join(dict.fromkeys([*proposal.waiting.split(), "body"]))
