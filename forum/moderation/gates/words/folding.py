"""A text as a reader takes it in, each sign knowing where it came from. Pure.

Words are told apart by one blank. Case, accents, the shapes of letters and signs that nobody sees
are gone, and so is what is drawn as one of our letters and is none. A sign that is written as
`&#97;` is that sign, as it is on the page.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from unicodedata import category

from forum.accounts.looks import alike
from forum.core.terms import fold

UNSEEN = ("Cf", "Mn", "Me")
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters that are drawn as nothing
# A few of these within a word hide nothing from a reader: marks, and what makes letters bold.
WITHIN = frozenset("-‐‑_.·*'’+~|`[\\")  # noqa: RUF001  hyphens and quotes of every kind
MOST_WITHIN = 6
SPELLED_SIGN = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
LINKED = "]("  # behind it stands where a link leads, which readers do not see
SIGN_OR_LINK = re.compile(rf"{SPELLED_SIGN.pattern}|\]\([^()\s]{{0,500}}\)")
SPELLED = 3  # so many letters on their own, one after another, are a word that is spelled out
WIDEST = 3  # signs between two of them


class Word(NamedTuple):
    """`places` says of each sign which sign of the text it came from."""

    text: str
    places: Sequence[int]


class Folded(NamedTuple):
    """`text` has a blank before, between and behind all words."""

    text: str
    places: Sequence[int]


def folded(text: str) -> tuple[Folded, ...]:
    """As it stands; and also as who skips what is only there to hide a word would read it, where
    that is another text."""
    words, gaps = _split(text)
    plain = _joined(words)
    if LINKED in text:
        words, gaps = _split(text, SIGN_OR_LINK)
    tight = _joined([*_together(words, gaps)])
    return (plain,) if plain.text == tight.text else (plain, tight)


def folded_word(text: str) -> str:
    """What is watched for, in the same spelling."""
    return " ".join(word.text for word in _split(text)[0])


def is_unseen(sign: str) -> bool:
    return category(sign) in UNSEEN or sign in BLANKS


def end_of(text: str, at: int) -> int:
    """Behind the sign that begins there, and what nobody sees after it."""
    spelled = SPELLED_SIGN.match(text, at)
    end = spelled.end() if spelled else at + 1
    while end < len(text) and is_unseen(text[end]):
        end += 1
    return end


@lru_cache(8192)
def _sign(sign: str) -> str:
    """Letters and figures; nothing for what is not seen; a blank for all else."""
    if is_unseen(sign):
        return ""
    return "".join(one for one in fold(alike(sign)) if one.isalnum()) or " "


def _split(text: str, spelled_as: re.Pattern[str] = SPELLED_SIGN) -> tuple[list[Word], list[str]]:
    """The words, and what is seen between each of them and the next."""
    words: list[Word] = []
    gaps = [""]
    spelled, places = "", list[int]()
    for at, sign in _signs(f"{text} ", spelled_as):
        plain = _sign(sign)
        if plain != " ":
            spelled += plain
            places.extend([at] * len(plain))
            continue
        if spelled:
            words.append(Word(spelled, places))
            gaps.append("")
            spelled, places = "", []
        gaps[-1] += sign
    return words, gaps[1:-1]


def _signs(text: str, spelled_as: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Each with its place; what is spelled in several as the one it is."""
    end = 0
    for found in spelled_as.finditer(text):
        yield from enumerate(text[end : found.start()], end)
        said = "" if found[0].startswith("]") else unescape(found[0])
        yield from ((found.start(), sign) for sign in said)
        end = found.end()
    yield from enumerate(text[end:], end)


def _together(words: Sequence[Word], gaps: Sequence[str]) -> Iterator[Word]:
    singles = _spelled_out(words, gaps)
    held: list[Word] = []
    for number, word in enumerate(words):
        held.append(word)
        if number == len(gaps) or not (_is_within(gaps[number]) or number in singles):
            yield _one(held)
            held = []


def _is_within(gap: str) -> bool:
    return len(gap) <= MOST_WITHIN and WITHIN.issuperset(gap)


def _spelled_out(words: Sequence[Word], gaps: Sequence[str]) -> set[int]:
    """The gaps within words that are spelled out."""
    found: set[int] = set()
    run: list[int] = []
    for number, word in enumerate(words):
        goes_on = len(word.text) == 1 and number < len(gaps) and len(gaps[number]) <= WIDEST
        if goes_on and len(words[number + 1].text) == 1:
            run.append(number)
            continue
        if len(run) + 1 >= SPELLED:
            found.update(run)
        run = []
    return found


def _one(words: Sequence[Word]) -> Word:
    if len(words) == 1:
        return words[0]
    places = [place for word in words for place in word.places]
    return Word("".join(word.text for word in words), places)


def _joined(words: Sequence[Word]) -> Folded:
    """A blank counts as part of the word before it."""
    text = f" {' '.join(word.text for word in words)} "
    places = [0]
    for word in words:
        places.extend(word.places)
        places.append(word.places[-1])
    return Folded(text, places)
