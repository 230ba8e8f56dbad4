"""A text as a reader takes it in, each sign knowing where it came from. Pure.

Words are told apart by one blank. Case, accents, the shapes of letters and signs that nobody sees
are gone.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from forum.core.terms import fold

UNSEEN = ("Cf", "Mn", "Me")
WITHIN = frozenset("-‐‑_.·*'’+~|")  # one of these within a word hides nothing from a reader
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
    tight = _joined([*_together(words, gaps)])
    return (plain,) if plain.text == tight.text else (plain, tight)


def folded_word(text: str) -> str:
    """What is watched for, in the same spelling."""
    return " ".join(word.text for word in _split(text)[0])


def is_unseen(sign: str) -> bool:
    return category(sign) in UNSEEN


@lru_cache(8192)
def _sign(sign: str) -> str:
    """Letters and figures; nothing for what is not seen; a blank for all else."""
    if is_unseen(sign):
        return ""
    return "".join(one for one in fold(sign) if one.isalnum()) or " "


def _split(text: str) -> tuple[list[Word], list[str]]:
    """The words, and what stands between each of them and the next."""
    words: list[Word] = []
    gaps: list[str] = []
    end = 0
    spelled, places = "", list[int]()
    for at, sign in enumerate(f"{text} "):
        plain = _sign(sign)
        if plain != " ":
            spelled += plain
            places.extend([at] * len(plain))
        elif spelled:
            gaps.append(text[end : places[0]])
            words.append(Word(spelled, places))
            spelled, places, end = "", [], at
    return words, gaps[1:]


def _together(words: Sequence[Word], gaps: Sequence[str]) -> Iterator[Word]:
    singles = _spelled_out(words, gaps)
    held: list[Word] = []
    for number, word in enumerate(words):
        held.append(word)
        if number == len(gaps) or not (gaps[number] in WITHIN or number in singles):
            yield _one(held)
            held = []


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
