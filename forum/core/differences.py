"""What changed between two texts, by paragraph and within those by word. Pure.

The common steps are found as Myers did (An O(ND) difference algorithm, 1986). That takes the
longer the less two texts have in common, so there is an `Effort`: what is left when it is spent
is said to be replaced as a whole, which is also how people best read such a text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

ENOUGH = 100_000  # steps: about a tenth of a second, and some 10 MB
ALIKE = 0.4  # with less of its words kept, a paragraph reads better as another one
LONGEST_KEPT = 400  # characters of what stayed that are shown around a change
CONTEXT = 120
WORD = re.compile(r"\w+|\s+|[^\w\s]")
PARAGRAPH = re.compile(r"[^\n]*\n|[^\n]+")


class Kind(StrEnum):
    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    SKIPPED = "skipped"  # stayed as it was, and is not shown here


@dataclass(frozen=True)
class Piece:
    kind: Kind
    text: str


@dataclass
class Effort:
    """How much may still be compared, for one pair of texts or for all those on a page."""

    left: int = ENOUGH


def differences(old: str, new: str, effort: Effort | None = None) -> list[Piece]:
    """Pieces of which the kept and added ones are the new text, the kept and removed the old."""
    effort = effort or Effort()
    pieces: list[Piece] = []
    removed = added = ""
    for piece in _compared(PARAGRAPH.findall(old), PARAGRAPH.findall(new), effort):
        if piece.kind == Kind.KEPT:
            pieces += _by_word(removed, added, effort)
            removed = added = ""
            pieces.append(piece)
        removed += piece.text if piece.kind == Kind.REMOVED else ""
        added += piece.text if piece.kind == Kind.ADDED else ""
    return list(_joined([*pieces, *_by_word(removed, added, effort)]))


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """With only the ends of what stayed for long, around the changes."""
    last = len(pieces) - 1
    return [
        part
        for at, piece in enumerate(pieces)
        for part in _ends(piece, is_first=at == 0, is_last=at == last)
    ]


def _by_word(old: str, new: str, effort: Effort) -> list[Piece]:
    """Of paragraphs that stand in each other's place; as a whole when little of them is left."""
    whole = [Piece(Kind.REMOVED, old), Piece(Kind.ADDED, new)]
    if not old or not new:
        return [piece for piece in whole if piece.text]
    words = list(_compared(WORD.findall(old), WORD.findall(new), effort))
    kept = sum(len(piece.text.strip()) for piece in words if piece.kind == Kind.KEPT)
    return words if kept >= ALIKE * max(len(old.strip()), len(new.strip())) else whole


def _compared(old: Sequence[str], new: Sequence[str], effort: Effort) -> Iterator[Piece]:
    """What both begin with and what both end with is found first, at no cost."""
    start = _alike(old, new)
    old_rest, new_rest = old[start:], new[start:]
    end = _alike(old_rest[::-1], new_rest[::-1])
    yield from _piece(Kind.KEPT, old[:start])
    yield from _middle(old_rest[: len(old_rest) - end], new_rest[: len(new_rest) - end], effort)
    yield from _piece(Kind.KEPT, old_rest[len(old_rest) - end :])


def _piece(kind: Kind, parts: Sequence[str]) -> Iterator[Piece]:
    if parts:
        yield Piece(kind, "".join(parts))


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many parts both begin with."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _middle(old: Sequence[str], new: Sequence[str], effort: Effort) -> Iterator[Piece]:
    at_old = at_new = 0
    for start_old, start_new, length in _runs(old, new, effort):
        yield from _piece(Kind.REMOVED, old[at_old:start_old])
        yield from _piece(Kind.ADDED, new[at_new:start_new])
        at_old, at_new = start_old + length, start_new + length
        yield from _piece(Kind.KEPT, old[start_old:at_old])
    yield from _piece(Kind.REMOVED, old[at_old:])
    yield from _piece(Kind.ADDED, new[at_new:])


def _runs(old: Sequence[str], new: Sequence[str], effort: Effort) -> Sequence[tuple[int, int, int]]:
    """Where the same parts follow each other in both: at, in the other, and how many. None at
    all when it would take too long to find them."""
    trail = _trail(old, new, effort) if old and new else []
    runs: list[tuple[int, int, int]] = []
    x, y = len(old), len(new)
    for depth in range(len(trail) - 1, -1, -1):
        k = x - y
        before, met = _step(trail[depth], k, depth)
        runs.append((met, met - k, x - met))
        x = trail[depth][before]
        y = x - before
    return [run for run in reversed(runs) if run[2]]


def _trail(old: Sequence[str], new: Sequence[str], effort: Effort) -> list[dict[int, int]]:
    """How far each diagonal reached before each further difference; empty when given up."""
    reach, trail = {1: 0}, list[dict[int, int]]()
    for depth in range(len(old) + len(new) + 1):
        trail.append(dict(reach))
        for k in range(-depth, depth + 1, 2):
            _before, met = _step(reach, k, depth)
            x = met
            while x < len(old) and x - k < len(new) and old[x] == new[x - k]:
                x += 1
            reach[k] = x
            effort.left -= 1 + x - met
            if x >= len(old) and x - k >= len(new):
                return trail
        if effort.left < 0:
            return []
    return []


def _step(reach: dict[int, int], k: int, depth: int) -> tuple[int, int]:
    """From which diagonal one comes to this one, and how far one then is before what is alike."""
    if k == -depth or (k != depth and reach[k - 1] < reach[k + 1]):
        return k + 1, reach[k + 1]
    return k - 1, reach[k - 1] + 1


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind made one; of a change first what went and then what came."""
    held = {Kind.REMOVED: "", Kind.ADDED: "", Kind.KEPT: ""}
    for piece in pieces:
        if (piece.kind == Kind.KEPT) != bool(held[Kind.KEPT]):
            yield from _let_go(held)
        held[piece.kind] += piece.text
    yield from _let_go(held)


def _let_go(held: dict[Kind, str]) -> Iterator[Piece]:
    for kind, text in held.items():
        if text:
            yield Piece(kind, text)
        held[kind] = ""


def _ends(piece: Piece, *, is_first: bool, is_last: bool) -> Iterator[Piece]:
    if piece.kind != Kind.KEPT or len(piece.text) <= LONGEST_KEPT:
        yield piece
        return
    text = piece.text
    start = 0 if is_first else _head(text)
    end = len(text) if is_last else _tail(text)
    yield from _piece(Kind.KEPT, [text[:start]] if start else [])
    yield Piece(Kind.SKIPPED, text[start:end])
    yield from _piece(Kind.KEPT, [text[end:]] if end < len(text) else [])


def _head(text: str) -> int:
    """Where the words end that stand at its begin; within one only when it is that long."""
    return next((at for at in range(CONTEXT, 0, -1) if text[at].isspace()), CONTEXT)


def _tail(text: str) -> int:
    """Where those begin that stand at its end."""
    start = len(text) - CONTEXT
    return next((at for at in range(start, len(text)) if text[at - 1].isspace()), start)
