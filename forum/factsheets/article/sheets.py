"""Gathers lines into fact sheets: one per heading, the introduction and its summary in one."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from forum.factsheets.article import words
from forum.factsheets.article.citations import cited
from forum.factsheets.article.claims import propose_claims
from forum.factsheets.article.model import Block, BlockKind, DraftSheet, Kind, Line, Section
from forum.factsheets.article.slugs import faq_slug, slug, unique

_BLOCKS = {
    Kind.SUBHEADING: BlockKind.SUBHEADING,
    Kind.PARAGRAPH: BlockKind.PARAGRAPH,
    Kind.CALLOUT: BlockKind.CALLOUT,
    Kind.BULLET: BlockKind.BULLET,
    Kind.FAQ_QUESTION: BlockKind.QUESTION,
    Kind.FAQ_ANSWER: BlockKind.ANSWER,
}
_LONGEST_TITLE = 120


@dataclass(slots=True)
class _Group:
    heading: Line | None = None
    lines: list[Line] = field(default_factory=list)

    def takes(self, heading: Line) -> bool:
        """What precedes the first heading joins it; a summary joins the introduction."""
        if self.heading is None:
            return True
        introduces = words.is_introduction(_plain(self.heading))
        return introduces and words.is_summary(_plain(heading))

    def add(self, line: Line) -> None:
        self.lines.append(line)
        if line.kind is Kind.HEADING:
            self.heading = line

    def title(self) -> str:
        if self.heading:
            return self.heading.text.strip()
        opening = _plain(self.lines[0])
        if len(opening) <= _LONGEST_TITLE:
            return opening
        return opening[:_LONGEST_TITLE].rpartition(" ")[0] or opening[:_LONGEST_TITLE]

    def slug(self) -> str:
        in_faq = self.heading is not None and self.heading.section is Section.FAQ
        return faq_slug(self.title()) if in_faq else slug(self.title())


def draft_sheets(lines: Iterable[Line], known: Collection[int]) -> tuple[DraftSheet, ...]:
    """`known` are the numbers of the references; nothing else is cited by a sheet."""
    groups = _groups(line for line in lines if _belongs(line))
    slugs = unique(group.slug() for group in groups)
    return tuple(
        _sheet(group, address, known) for group, address in zip(groups, slugs, strict=True)
    )


def _belongs(line: Line) -> bool:
    if line.kind is Kind.HEADING:
        return line.section is not Section.REFERENCES
    return line.kind in _BLOCKS


def _groups(lines: Iterable[Line]) -> Sequence[_Group]:
    groups: list[_Group] = []
    for line in lines:
        opens = line.kind is Kind.HEADING and not (groups and groups[-1].takes(line))
        if opens or not groups:
            groups.append(_Group())
        groups[-1].add(line)
    return groups


def _sheet(group: _Group, address: str, known: Collection[int]) -> DraftSheet:
    blocks = tuple(_blocks(group.lines))
    numbers = {number for line in group.lines for number in cited(line.text)}
    return DraftSheet(
        title=group.title(),
        slug=address,
        lines=tuple(line.number for line in group.lines),
        blocks=blocks,
        claims=tuple(claim for block in blocks for claim in propose_claims(block, known)),
        cites=tuple(sorted(numbers & set(known))),
    )


def _blocks(lines: Iterable[Line]) -> Iterator[Block]:
    for line in lines:
        if kind := _BLOCKS.get(line.kind):
            yield Block(kind, line.text, line.number)


def _plain(line: Line) -> str:
    return " ".join(line.text.split())
