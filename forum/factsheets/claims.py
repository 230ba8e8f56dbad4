"""Claims as curators write them: one a line, with its citations at the end.

Below it may stand the myth it answers, after `~ `, and what whoever reviews it should know of its
sources, after `! `. A claim that was there before begins with its key, as `#3 `.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.factsheets.article.citations import spans

MYTH = "~"
NOTE = "!"
PLAIN = "\\"  # before a claim that begins like something else
_KEY = re.compile(r"#([0-9]{1,9})\s+(?=\S)")


@dataclass(frozen=True)
class ClaimText:
    text: str
    cites: tuple[int, ...] = ()
    key: int | None = None
    myth: str = ""
    note: str = ""


def read_claims(lines: str) -> list[ClaimText]:
    """`Bewegen mag als je rug het toelaat. [6]` a line. Blank lines mean nothing.

    Raises Invalid for a myth or a note with no claim above it.
    """
    found: list[ClaimText] = []
    for line in filter(None, map(str.strip, lines.split("\n"))):
        if line[0] not in (MYTH, NOTE):
            found.append(_read(line))
        elif not found:
            raise _wrong(_("Zet een regel met ~ of ! onder de bewering waar hij bij hoort."))
        else:
            found[-1] = _beside(found[-1], line)
    return found


def write_claims(claims: Iterable[ClaimText]) -> str:
    return "\n".join(_write(claim) for claim in claims)


def without_citations(text: str) -> str:
    """A sentence of an article as a claim, whose citations stand beside it."""
    for start, end, _numbers in reversed(spans(text)):
        text = f"{text[:start].rstrip()}{text[end:]}"
    return text.strip()


def with_beside(claims: Iterable[ClaimText], before: Sequence[ClaimText]) -> list[ClaimText]:
    """Of claims that come from elsewhere, each with the key of the one before that it is (by its
    own key, else by its words), and with what a curator wrote below that one."""
    by_key = {claim.key: claim for claim in before}
    by_text: dict[str, list[ClaimText]] = {}
    for claim in before:
        by_text.setdefault(claim.text, []).append(claim)
    found = []
    for claim in claims:
        alike = by_text.get(claim.text, [])
        same = by_key.get(claim.key) if claim.key else alike.pop(0) if alike else None
        found.append(_over(claim, same) if same else claim)
    return found


def keys_for(claims: Sequence[ClaimText], known: dict[str, int], last: int) -> list[int]:
    """A key per claim: its own, else the one its words had before, else one after the `last` that
    was ever used. Raises Invalid for a key that was never used, or that two have."""
    own = [claim.key for claim in claims if claim.key is not None]
    if strange := sorted({key for key in own if not 0 < key <= last or own.count(key) > 1}):
        numbers = ", ".join(f"#{key}" for key in strange)
        raise _wrong(
            _("Geen bewering heet %(numbers)s, of meer dan een. Laat het weg.", numbers=numbers)
        )
    taken, keys = set(own), []
    for claim in claims:
        key = claim.key or known.get(claim.text)
        if key is None or (claim.key is None and key in taken):
            key = last = last + 1
        taken.add(key)
        keys.append(key)
    return keys


def _over(claim: ClaimText, before: ClaimText) -> ClaimText:
    myth, note = claim.myth or before.myth, claim.note or before.note
    return replace(claim, key=before.key, myth=myth, note=note)


def _wrong(told: Text) -> Invalid:
    return Invalid(told, errors={"claims": [told]})


def _read(line: str) -> ClaimText:
    named = _KEY.match(line)
    text = (line[named.end() :] if named else line).removeprefix(PLAIN)
    cites: set[int] = set()
    keep = len(text)
    for start, end, numbers in reversed(spans(text)):
        if text[end:keep].strip():
            break
        cites.update(numbers)
        keep = start
    key = int(named.group(1)) if named else None
    return ClaimText(text[:keep].rstrip(), tuple(sorted(cites)), key)


def _beside(claim: ClaimText, line: str) -> ClaimText:
    """With one line more of what stands below it."""
    told = line[1:].strip()
    if line[0] == MYTH:
        return replace(claim, myth=f"{claim.myth} {told}".strip())
    return replace(claim, note=f"{claim.note} {told}".strip())


def _write(claim: ClaimText) -> str:
    key = f"#{claim.key} " if claim.key else ""
    cites = f" [{','.join(map(str, claim.cites))}]" if claim.cites else ""
    line = f"{claim.text}{cites}"
    is_odd = line[:1] in (MYTH, NOTE, PLAIN) or _KEY.match(line)
    beside = [(MYTH, claim.myth), (NOTE, claim.note)]
    return "\n".join(
        [
            f"{key}{PLAIN if is_odd else ''}{line}",
            *(f"{mark} {told}" for mark, told in beside if told),
        ]
    )
