"""Claims as curators write them: one a line, with its citations at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forum.factsheets.article.citations import spans


@dataclass(frozen=True)
class ClaimText:
    text: str
    cites: tuple[int, ...] = ()


def read_claims(lines: str) -> list[ClaimText]:
    """`Stress en rugpijn gaan vaak samen. [6]` a line. Blank lines mean nothing."""
    return [_read(line.strip()) for line in lines.split("\n") if line.strip()]


def write_claims(claims: Iterable[ClaimText]) -> str:
    return "\n".join(_write(claim) for claim in claims)


def without_citations(text: str) -> str:
    """A sentence of an article as a claim, whose citations stand beside it."""
    for start, end, _numbers in reversed(spans(text)):
        text = f"{text[:start].rstrip()}{text[end:]}"
    return text.strip()


def keys_for(claims: Sequence[ClaimText], known: dict[str, int]) -> list[int]:
    """A key per claim: the one its words had before, or the next that was never used."""
    free = max(known.values(), default=0) + 1
    keys: dict[int, None] = {}
    for claim in claims:
        key = known.get(claim.text)
        if key is None or key in keys:
            key, free = free, free + 1
        keys[key] = None
    return list(keys)


def _read(line: str) -> ClaimText:
    cites: set[int] = set()
    keep = len(line)
    for start, end, numbers in reversed(spans(line)):
        if line[end:keep].strip():
            break
        cites.update(numbers)
        keep = start
    return ClaimText(line[:keep].rstrip(), tuple(sorted(cites)))


def _write(claim: ClaimText) -> str:
    if not claim.cites:
        return claim.text
    return f"{claim.text} [{','.join(map(str, claim.cites))}]"
