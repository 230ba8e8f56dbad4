"""What an article proposes for a sheet, and how that meets what a curator made of it. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forum.factsheets.article import Block, BlockKind, DraftSheet
from forum.factsheets.blocks import TextBlock, write_blocks
from forum.factsheets.claims import ClaimText, without_citations, write_claims
from forum.factsheets.imports.corrections import Slip, corrected_all

PARTS = ("title", "body", "claims")
SOURCES = "sources"  # besides those: which references a text cites
LONGEST_TITLE = 200

Texts = Mapping[str, str]
Slips = Mapping[int, list[Slip]]  # those that were accepted, by line


@dataclass(frozen=True)
class Settled:
    """What goes into the draft, what the draft now rests on, and what a curator must decide."""

    taken: Texts
    base: Texts
    waiting: tuple[str, ...]


def propose(sheet: DraftSheet, slips: Slips) -> dict[str, str]:
    in_blocks = {block.line for block in sheet.blocks}
    headed = [slip for line in sheet.lines if line not in in_blocks for slip in slips.get(line, [])]
    return {
        "title": corrected_all(" ".join(sheet.title.split()), headed)[:LONGEST_TITLE],
        "body": write_blocks(_with_questions(sheet.blocks, slips)),
        "claims": write_claims(claims_of(sheet, slips)),
    }


def claims_of(sheet: DraftSheet, slips: Slips) -> list[ClaimText]:
    return [
        ClaimText(
            without_citations(corrected_all(claim.text, slips.get(claim.line, []))), claim.cites
        )
        for claim in sheet.claims
    ]


def settle(draft: Texts, base: Texts, proposed: Texts) -> Settled:
    """Part by part: what no curator touched follows the article, what was touched waits."""
    changed = [part for part in PARTS if proposed[part] != base[part]]
    free = [part for part in changed if draft[part] in (base[part], proposed[part])]
    return Settled(
        taken={part: proposed[part] for part in free if draft[part] != proposed[part]},
        base={part: (proposed if part in free else base)[part] for part in PARTS},
        waiting=tuple(part for part in changed if part not in free),
    )


def _with_questions(blocks: Sequence[Block], slips: Slips) -> Iterator[TextBlock]:
    """An answer whose question is not in the article gets room for one of the editors'."""
    before: BlockKind | None = None
    for block in blocks:
        if block.kind is BlockKind.ANSWER and before is not BlockKind.QUESTION:
            yield TextBlock(BlockKind.EDITOR_QUESTION, "")
        yield TextBlock(block.kind, corrected_all(block.text, slips.get(block.line, [])))
        before = block.kind
