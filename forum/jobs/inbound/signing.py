"""What mail programs and people put under every mail. Pure.

What closes a mail as it closes a letter goes with the name below it: people sign with their own
name there, and are known by another one here. A "Groetjes, Wilma" is a part of what is said.
"""

import re
from collections.abc import Sequence

LONGEST_LINE = 500
MOST_LINES = 12  # of a signature
MOST_WORDS, MOST_LETTERS = 7, 70  # of one of its lines

_DELIMITER = re.compile(r"--\s?")
_SENT = re.compile(
    r"(verzonden|verstuurd|verzend|sent|gesendet)\s+(met|vanaf|vanuit|van|via|door|from|with|using|von|mit)"
    r"\s.{1,80}|(get|download|ontvang)\s+outlook\s+(for|voor)\s.{1,80}|"
    r"outlook\s+(for|voor)\s.{1,40}\s(downloaden|ophalen).{0,80}|"
    r"(haal|ontvang)\s+outlook\s.{1,80}"
)
_DEVICE = re.compile(
    r"iphone|ipad|ipod|android|samsung|galaxy|huawei|telefoon|phone|mobiel|mobile|tablet|outlook|"
    r"gmail|yahoo|proton|mail|thunderbird|k-9|windows|bluemail|spark|fairphone|apple|hp|kpn|ziggo"
)
_CLOSING = re.compile(
    r"(met\s+)?(vriendelijke|hartelijke|beste|warme)\s+groet(en|jes)?,?|hoogachtend,?|m\.?v\.?g\.?,?|"
    r"(with\s+)?(kind|best|warm)\s+regards,?|(yours\s+)?sincerely,?|mit\s+freundlichen\s+gr\S{1,5}en,?"
)
_ENDS_SENTENCE = re.compile(r".*[a-z]{2}[.?!…]")


def without_signature(lines: Sequence[str]) -> list[str]:
    """The lines without what stands under every mail. A mail that is nothing else keeps
    nothing."""
    rest = _without_sent(list(lines))
    rest = _without_delimited(rest)
    rest = _without_sent(rest)
    return _without_closing(rest)


def _without_sent(rest: list[str]) -> list[str]:
    """Without what telephones write themselves."""
    end = _end(rest)
    while end and _is_sent(rest[end - 1]):
        end = _end(rest[: end - 1])
    return rest[:end]


def _is_sent(line: str) -> bool:
    plain = _plain(line)
    return bool(_SENT.fullmatch(plain) and _DEVICE.search(plain))


def _without_delimited(rest: list[str]) -> list[str]:
    for at in range(max(0, len(rest) - MOST_LINES - 1), len(rest)):
        if _DELIMITER.fullmatch(rest[at]):
            return rest[: _end(rest[:at])]
    return rest


def _without_closing(rest: list[str]) -> list[str]:
    for at in range(max(1, len(rest) - MOST_LINES - 1), len(rest)):
        if _CLOSING.fullmatch(_plain(rest[at])) and all(map(_may_sign, rest[at + 1 :])):
            return rest[: _end(rest[:at])]
    return rest


def _may_sign(line: str) -> bool:
    """A name, a function, an address or a number: no sentence."""
    plain = _plain(line)
    is_short = len(plain) <= MOST_LETTERS and len(plain.split()) <= MOST_WORDS
    return is_short and not _ENDS_SENTENCE.fullmatch(plain)


def _end(lines: Sequence[str]) -> int:
    """Behind the last line that says something."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _plain(line: str) -> str:
    words = line[:LONGEST_LINE].replace("*", "").replace("_", " ").split()
    return " ".join(words).lower().strip(" []().…") if len(words) > 1 else "".join(words).lower()
