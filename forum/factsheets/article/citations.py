"""Numbers between brackets that point at a source: [1], [3,4,5], [3, 4], [7-9]."""

import re
from functools import lru_cache

MAX_RANGE = 100

# Every repeat has a bound, so a file full of brackets costs no more than any other.
_BRACKET = re.compile(r"\[([0-9,\s‑–-]{1,300})\]")
_PART = re.compile(r"\s{0,3}([0-9]{1,3})(?:\s{0,3}[-‑–]\s{0,3}([0-9]{1,3}))?\s{0,3}")


def has_citation(text: str) -> bool:
    return any(_numbers(found.group(1)) for found in _BRACKET.finditer(text))


def spans(text: str) -> list[tuple[int, int, tuple[int, ...]]]:
    """Per citation where it starts, where it ends, and the numbers it names."""
    read = ((found.span(), _numbers(found.group(1))) for found in _BRACKET.finditer(text))
    return [(*span, numbers) for span, numbers in read if numbers]


def cited(text: str) -> tuple[int, ...]:
    """The different numbers a text cites, ascending, ranges opened."""
    brackets = set(_BRACKET.findall(text))
    return tuple(sorted({number for inside in brackets for number in _numbers(inside)}))


def oddities(text: str) -> list[str]:
    """The different brackets with nothing but numbers that are still no citation."""
    odd = (inside for inside in _BRACKET.findall(text) if not _numbers(inside))
    found = dict.fromkeys(inside for inside in odd if any(map(str.isdigit, inside)))
    return [f"[{inside}]" for inside in found]


@lru_cache(maxsize=1024)
def _numbers(inside: str) -> tuple[int, ...]:
    """Empty when any part is no citation."""
    opened = [_opened(part) for part in inside.split(",")]
    if not all(opened):
        return ()
    return tuple(dict.fromkeys(number for part in opened for number in part))


def _opened(part: str) -> range:
    found = _PART.fullmatch(part)
    if found is None:
        return range(0)
    first = int(found.group(1))
    last = int(found.group(2) or first)
    absurd = first == 0 or last - first > MAX_RANGE
    return range(0) if absurd else range(first, last + 1)
