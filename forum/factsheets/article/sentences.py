"""Splits a text into its sentences, verbatim."""

import re
from collections.abc import Iterator

# One mark, what closes around it, and citations that follow it: never a failing match, so linear.
_END = re.compile(r"[.!?…]+[)\]’”\"'»]*(?:\s?\[[0-9,\s‑–-]{1,60}\][.]?)*")
_LAST_WORD = re.compile(r"[^\s(\[‘“\"']*$")
_ABBREVIATIONS = frozenset(
    f"{word}."
    for word in (
        *("a.d.h.v", "a.u.b", "d.m.v", "d.w.z", "i.p.v", "i.v.m", "m.b.t", "m.b.v", "m.n"),
        *("n.a.v", "o.a", "o.b.v", "t.a.v", "t.g.v", "t.o.v", "z.g", "e.g", "i.e"),
        *("bijv", "bv", "ca", "circa", "evt", "excl", "fig", "incl", "max", "min", "nl", "nr"),
        *("ong", "p", "pag", "resp", "tel", "vgl", "vs"),
        *("dhr", "dr", "drs", "ir", "mevr", "mr", "mw", "prof", "st"),
    )
)
_LONGEST_WORD = 12
_YEAR_OF_ISSUE = re.compile(r"(?:19|20)\d\d(?: [A-Z][a-z]{2})?;")
_CITATION_TAIL = re.compile(r"(?:\s?\[[0-9,\s‑–-]{1,60}\][.]?){1,20}$")


def split_sentences(text: str) -> Iterator[str]:
    """Each sentence as it stands, without the spaces around it."""
    start = 0
    for end in _ends(text):
        if sentence := text[start:end].strip():
            yield sentence
        start = end


def is_question(sentence: str) -> bool:
    tail = _CITATION_TAIL.sub("", sentence[-200:])
    return tail.rstrip(")]’”\"'»").endswith("?")


def _ends(text: str) -> Iterator[int]:
    start = 0
    for mark in _END.finditer(text):
        if _is_end(text, start, mark):
            start = mark.end()
            yield start
    yield len(text)


def _is_end(text: str, start: int, mark: re.Match[str]) -> bool:
    following = text[mark.end() : mark.end() + 12]
    if not following[:1].isspace():
        return not following
    after = following.lstrip()
    if after[:1].islower() or _YEAR_OF_ISSUE.match(after):
        return False
    return not (mark.group() == "." and _is_abbreviation(text, start, mark.end()))


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """A short form, an initial before a name, or the number of a list item."""
    found = _LAST_WORD.search(text, max(start, end - _LONGEST_WORD), end)
    word = found.group() if found else ""
    before = text[max(start, end - len(word) - _LONGEST_WORD) : end - len(word)].strip()
    numbered = word[:-1].isdigit() and not before
    # "vitamine D." ends a sentence; "A. Jansen" and "dr. A. Jansen" do not.
    initial = len(word) == 2 and word[0].isupper() and before[-1:] in {"", "."}
    return numbered or initial or word.casefold() in _ABBREVIATIONS
