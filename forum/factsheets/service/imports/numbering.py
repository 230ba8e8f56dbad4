"""Which reference a draft cites by which number, when its article counts them anew."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete

from forum.core.db import db
from forum.factsheets.article.citations import cited
from forum.factsheets.blocks import read_blocks
from forum.factsheets.claims import read_claims
from forum.factsheets.drafts import all_source_ids
from forum.factsheets.imports.proposals import Texts
from forum.factsheets.models import SheetReference
from forum.factsheets.publishing import cited_numbers
from forum.factsheets.service.bulk import add_all
from forum.factsheets.service.imports.filling import current_texts, raise_drafts

Sources = Mapping[int, int]  # by number of the article the reference


@dataclass(frozen=True)
class Numbered:
    """What a draft is to cite by which number, and whether a curator must look at its text."""

    sources: Sources
    waits: bool


def number(now: Texts, proposed: Texts, had: Sources, left: Sources, sources: Sources) -> Numbered:
    """Numbers that now stand for other sources never get under a text that somebody wrote: that
    text keeps its own, and waits for a curator when it cites one of them, who did not leave it at
    that before (`left`)."""
    if had == sources or all(now[part] == proposed[part] for part in ("body", "claims")):
        return Numbered(sources, waits=False)
    left = left or had
    moved = {n for n in had if sources.get(n) not in (had[n], left.get(n))}
    return Numbered({**sources, **had}, bool(moved & set(cited(f"{now['body']}\n{now['claims']}"))))


def renumber(wanted: Mapping[int, Sources]) -> set[int]:
    """The references of each draft are these, under these numbers. A text that then cites others
    is another draft: nobody signed that one yet, and readers do not see it. Those are told."""
    had = all_source_ids(wanted)
    changed = {at: sources for at, sources in wanted.items() if had[at] != sources}
    if not changed:
        return set()
    db.session.execute(delete(SheetReference).where(SheetReference.sheet_id.in_(changed)))
    rows = [
        {"sheet_id": sheet_id, "number": n, "reference_id": reference_id}
        for sheet_id, sources in changed.items()
        for n, reference_id in sources.items()
    ]
    add_all(SheetReference, rows)
    texts = current_texts(changed)
    others = {at for at, to in changed.items() if _cites_another(texts[at], had[at], to)}
    raise_drafts([{"id": sheet_id} for sheet_id in sorted(others)])
    return others


def _cites_another(text: Texts, had: Sources, sources: Sources) -> bool:
    numbers = cited_numbers(read_blocks(text["body"]), read_claims(text["claims"]))
    return any(had.get(n) != sources.get(n) for n in numbers)
