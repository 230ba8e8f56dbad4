"""A text as words in sentences and clauses, without what it quotes.

Clauses follow GUIDE §3.4: a sentence ends at `. ! ? ;` or a line's end; a clause ends where a
new thing is said (*maar*, *want*, or *en* with a verb or a new subject after it).
"""

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from forum.core.normal import normalized

_WORD = r"'\d\d(?!\d)|[^\W\d_]+(?:['-][^\W\d_]+)*|'[a-z](?![^\W\d_])|\d+(?:[.,:/]\d+)*"
_PIECE = re.compile(_WORD + r"|[.!?;\n…]+|[,:()/]| [-–—]+ ")
_ENDS = frozenset(".!?;\n…")
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_QUOTATION = re.compile(
    r"(?<![^\W_])(['\"])(?=\S)((?:(?!\1)[^\n]|(?<=[^\W_])'(?=[^\W_])){12,600}?)\1(?![^\W_])"
)
_TOLD = re.compile(
    r"\b(zei|zeg(t|gen)|schr(ee|ij)ft?|schreven|las|lees|lezen|staat|stond|stonden|volgens|folder|"
    r"topic|citaat|tekst|says?|said|wrote|reads?)\b"
)
_SELF = re.compile(r"\bik (zei|zeg|schreef|schrijf)\b|\b(zei|schreef) ik\b|\bi (said|wrote)\b")
COMMON = 8000  # pieces of which it is remembered what word they are
_NEAR = 70  # characters around a quotation in which it is said whose it is

_SHORT_FORMS = re.compile(
    r"\b(o\.a|m\.n|bijv|bv|evt|nl|dr|ca|enz|etc|i\.p\.v|n\.a\.v|d\.w\.z|vlgs|mw|dhr|prof)\."
)
_YEAR = re.compile(r"19[3-9]\d|20[0-3]\d|'\d\d")
_FEVER = re.compile(r"(38|39|40|41)[.,:]\d|10[0-5][.,]\d")
_STRAIGHT = str.maketrans("‘’‚‛`´“”„«»", "''''''\"\"\"\"\"")

_SPEECH = tomllib.loads((Path(__file__).parent / "data" / "speech.toml").read_text("utf-8"))
_SPOKEN = {form: word for word, forms in _SPEECH["spoken"].items() for form in forms.split()}
_TURNS = frozenset(_SPEECH["turns"].split())
_JOINS = frozenset({*_SPEECH["joins"].split(), ","})
_BEGINS = frozenset(_SPEECH["begins"].split())

# Who writes without stops still says one thing after another: else every word of it would have to
# be held against every other.
LONG, LONGEST = 100, 130  # words of a sentence, cut where a clause begins or at last anywhere
LONGEST_WORD = 60


@dataclass(frozen=True)
class Reading:
    """The words of a text; `sentences` and `clauses` have a number for each, never falling."""

    words: list[str] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)  # the sentences that end in a question mark


def read(text: str) -> Reading:
    """The words of a text as it would be said aloud by its writer."""
    return _divide(_PIECE.findall(_prepare(text)))


def _prepare(text: str) -> str:
    plain = text.replace("`", "'")
    if not plain.isascii():
        plain = normalized("NFKC", plain).translate(_STRAIGHT)
    plain = _QUOTED_LINE.sub("\n", plain)
    plain = _QUOTATION.sub(lambda found: _unless_told(plain, found), plain)
    plain = re.sub(r"([a-zA-Z])\1{2,}", r"\1\1", plain)
    plain = re.sub(r"(?<=[a-z] )Plassen\b", "meren", plain)
    return _SHORT_FORMS.sub(lambda found: found[1].replace(".", ""), plain.lower())


def _unless_told(text: str, found: re.Match[str]) -> str:
    before = text[max(0, found.start() - _NEAR) : found.start()].lower()
    after = text[found.end() : found.end() + _NEAR].lower()
    told = _TOLD.search(before) or _TOLD.search(after)
    return " " if told and not _SELF.search(before) else found[0]


def _number(piece: str) -> str:
    """A year and a temperature of a fever by one name each; any other piece as it is."""
    if not piece[0].isdigit() and piece[0] != "'":
        return piece
    if _YEAR.fullmatch(piece):
        return "jaartal"
    return "koortsgraad" if _FEVER.fullmatch(piece) else piece


def _divide(pieces: list[str]) -> Reading:
    reading = Reading()
    sentence = clause = first = 0
    held = ""  # what may begin a clause, depending on the word after it
    for piece in pieces:
        if piece[0] in _ENDS:
            if "?" in piece:
                reading.asked.add(sentence)
            sentence, clause, held, first = sentence + 1, clause + 1, "", len(reading.words)
        elif not piece[0].isalnum() and piece[0] != "'":
            held = ","
        else:
            word = _word(piece)
            begins = word in _TURNS or (held != "" and word in _BEGINS)
            clause += begins
            if len(reading.words) - first >= (LONG if begins else LONGEST):
                sentence, clause, first = sentence + 1, clause + 1, len(reading.words)
            held = word if word in _JOINS else ""
            reading.words.append(word)
            reading.sentences.append(sentence)
            reading.clauses.append(clause)
    return reading


@lru_cache(COMMON)
def _word(piece: str) -> str:
    return _SPOKEN.get(piece) or _number(piece[:LONGEST_WORD])
