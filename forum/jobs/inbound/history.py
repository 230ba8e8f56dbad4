"""Where what somebody wrote ends and the letter that they answer begins. Pure.

Mail programs put the letter under the answer, or the answer under the letter, each with a line of
its own above what is quoted. What does not look like one of those stays.
"""

import re
from collections.abc import Sequence

from forum.jobs.inbound.addresses import ABOVE

LONGEST_LINE = 500  # more of a line says nothing about what it is
WRAPPED = 4  # over so many lines a program may break what it writes above a quotation

_SAID = re.compile(
    r"(op|on|am)\s.*(schreef|geschreven|wrote|schrieb)\b.*:|"
    r".*<[^<>\s]+@[^<>\s]+>.*\b(schreef|wrote|het volgende geschreven)\b.*:"
)
_DATED = re.compile(r"\d{4}|\d{1,2}[:.]\d\d|<[^<>\s]+@[^<>\s]+>")
_DASHED = re.compile(
    r"-{2,}\s*(oorspronkelijk bericht|origineel bericht|doorgestuurd bericht|original message|"
    r"forwarded message|originalnachricht)\s*-{2,}"
)
_RULED = re.compile(r"[_\u2500-]{10,}")
_FROM = re.compile(r"(van|from|von):\s*\S.*")
_BESIDE = re.compile(r"(verzonden|datum|aan|onderwerp|cc|sent|date|to|subject|gesendet|betreff):.*")


def without_history(lines: Sequence[str]) -> list[str]:
    """What was written, also where it stands under or between what was quoted."""
    kept = _before_letter(lines)
    return _without_quotes(kept)


def _before_letter(lines: Sequence[str]) -> list[str]:
    """What stands above a letter that no marks set apart."""
    for at in range(len(lines)):
        if _begins_letter(lines, at):
            return _without_rule(lines[:at])
        if ABOVE.lower() in _plain(lines[at]) and not is_quoted(lines[at]):
            return _without_said(lines[:at])
    return list(lines)


def _begins_letter(lines: Sequence[str], at: int) -> bool:
    line = _plain(lines[at])
    if _DASHED.fullmatch(line):
        return True
    if not _FROM.fullmatch(line):
        return False
    beside = [_plain(other) for other in lines[at + 1 : at + 7]]
    return sum(bool(_BESIDE.fullmatch(other)) for other in beside) >= 2


def _without_rule(lines: Sequence[str]) -> list[str]:
    """Without the line that some programs draw above a letter."""
    rest = _stripped(lines)
    return rest[:-1] if rest and _RULED.fullmatch(_plain(rest[-1])) else rest


def _without_said(lines: Sequence[str]) -> list[str]:
    rest = _stripped(lines)
    for size in range(1, WRAPPED + 1):
        if len(rest) >= size and _is_said(rest[-size:]):
            return rest[:-size]
    return rest


def _without_quotes(lines: Sequence[str]) -> list[str]:
    """Without what was quoted at the end, and at the start of an answer that stands below it.
    Quotations with something written between them are part of what was meant."""
    rest = _stripped(lines)
    if not any(is_quoted(line) for line in rest):
        return _without_said(rest)  # the line above a quotation may be all that is left of it
    rest = _without_last_quote(rest)
    quotes = _quotes(rest)
    if len(quotes) == 1 and not _stripped(_without_said(rest[: quotes[0][0]])):
        return _stripped(rest[quotes[0][1] :])
    if quotes:
        before = rest[: quotes[0][0]]
        return [*_said_cut(before), *rest[quotes[0][0] :]]
    return rest


def _without_last_quote(rest: list[str]) -> list[str]:
    end = len(rest)
    while end and (is_quoted(rest[end - 1]) or not rest[end - 1].strip()):
        end -= 1
    return _without_said(rest[:end]) if end < len(rest) else rest


def _said_cut(before: list[str]) -> list[str]:
    cut = _without_said(before)
    return [*cut, ""] if cut and cut != _stripped(before) else cut if not cut else list(before)


def _quotes(lines: Sequence[str]) -> list[tuple[int, int]]:
    """From and to which line each quotation is, blank lines within included."""
    found: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        if not is_quoted(line):
            continue
        if found and not any(other.strip() for other in lines[found[-1][1] : at]):
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def _is_said(lines: Sequence[str]) -> bool:
    if not lines[0].strip():
        return False
    whole = _plain(" ".join(lines))
    return bool(_SAID.fullmatch(whole) and _DATED.search(whole))


def is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _plain(line: str) -> str:
    """As it is recognised: without what makes it bold, and in small letters."""
    return " ".join(line[:LONGEST_LINE].replace("*", "").split()).lower()


def _stripped(lines: Sequence[str]) -> list[str]:
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return list(lines[start:end])
