"""Addresses of sheets, made from their headings."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 80
_FALLBACK = "factsheet"
# Letters that NFKD leaves whole.
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_ARTICLE = re.compile(r"^(?:een|de|het)-")


def slug(heading: str) -> str:
    """From what follows the colon, if anything does."""
    _before, _colon, after = heading.partition(":")
    return _folded(after) or _folded(heading) or _FALLBACK


def faq_slug(heading: str) -> str:
    """From the subject the heading ends in: "… vragen over een hernia" gives hernia-vragen."""
    _before, over, subject = heading.casefold().rpartition(" over ")
    folded = _ARTICLE.sub("", _folded(subject)) if over else ""
    return f"{_cut(folded, LONGEST - len('-vragen'))}-vragen" if folded else "veelgestelde-vragen"


def unique(slugs: Iterable[str]) -> Iterator[str]:
    """The same slugs, the second of a kind ending in -2."""
    taken: set[str] = set()
    next_number: dict[str, int] = {}
    for base in slugs:
        found = base
        while found in taken:
            number = next_number[base] = next_number.get(base, 1) + 1
            found = f"{_cut(base, LONGEST - len(f'-{number}'))}-{number}"
        taken.add(found)
        yield found


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    ascii_only = letters.encode("ascii", "ignore").decode()
    return _cut("-".join(re.findall(r"[a-z0-9]+", ascii_only)), LONGEST)


def _cut(text: str, longest: int) -> str:
    """At the last whole word that fits."""
    if len(text) <= longest:
        return text
    cut, _dash, _rest = text[: longest + 1].rpartition("-")
    return cut or text[:longest]
