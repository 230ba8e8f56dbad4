"""Slips that can be put right without changing what a sentence says. Suggestions, never more."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from forum.factsheets.article.model import Kind, Line

_TWICE = re.compile(r"\b([a-zà-ÿ]{2,20}) \1\b(?![-’'])")
# Words that rightly follow themselves: "dat dat", "die die", "heel heel".
_MAY_DOUBLE = {"dat", "die", "heel", "ja", "nee", "als", "er", "is", "was", "we", "ze", "je"}
_NO_SPACE = re.compile(
    r"(?<![\w./@-])(?!www)[A-Za-zà-ÿ]{2,30}[.](?=[A-Z][a-zà-ÿ]{1,20}[ ,.]|(?:19|20)\d\d;)"
)
_SPACED = re.compile(r"(?<=[A-Za-zà-ÿ]) ([,;?!])(?=[ ]|$)|(?<=[A-Za-zà-ÿ]) ([.])(?=$| [A-Z])")
_WORDS = {
    "veel voorkomend": "veelvoorkomend",
    "veel voorkomende": "veelvoorkomende",
    "avarechts": "averechts",
    "is staat is": "in staat is",
    "af geeft": "afgeeft",
    "jouw lijft": "jouw lijf",
    "Heb kan": "Het kan",
}
_KNOWN = re.compile(r"\b(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")\b")
# Only where nothing but a command can stand: after a comma, before what the command is about.
_COMMAND = re.compile(r"(?<=, )houdt dan(?= (?:het volgende|rekening)\b)")
_LEFT_ALONE = {Kind.BLANK, Kind.CALL_TO_ACTION, Kind.SLOGAN}


@dataclass(frozen=True, slots=True)
class Slip:
    line: int
    place: int
    found: str
    suggestion: str


def slips(line: Line) -> Iterator[Slip]:
    """In a source only what runs together: its words may be of another language."""
    if line.kind in _LEFT_ALONE:
        return
    rules = _RULES[:1] if line.kind is Kind.REFERENCE else _RULES
    for pattern, mend in rules:
        for found in pattern.finditer(line.text):
            better = mend(found.group())
            if better != found.group():
                yield Slip(line.number, found.start(), found.group(), better)


def _spaced_apart(found: str) -> str:
    return f"{found} "


def _once(found: str) -> str:
    word = found.partition(" ")[0]
    return found if word in _MAY_DOUBLE else word


_RULES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_NO_SPACE, _spaced_apart),
    (_TWICE, _once),
    (_SPACED, str.strip),
    (_KNOWN, lambda found: _WORDS[found]),
    (_COMMAND, lambda found: found.replace("houdt", "houd")),
)
