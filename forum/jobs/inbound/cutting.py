"""What somebody wrote in a mail, without the letter that they answer and without signature. Pure.

No library is used: the one that is kept and knows some Dutch (mail-parser-reply 1.36) leaves what
Gmail, Apple Mail and Thunderbird write in Dutch, and takes minutes over a mail made to hinder it.
"""

from forum.jobs.inbound.history import without_history
from forum.jobs.inbound.signing import without_signature

MOST_LETTERS = 200_000  # what follows is a letter that was answered, or no mail to anybody
_ODD = dict.fromkeys(map(ord, "\u200b\u200e\u200f\ufeff\u2060\u00ad"))


def written_in(text: str) -> str:
    """Blank where nothing was."""
    lines = _lines(text[:MOST_LETTERS])
    # A telephone signs above the letter, a program that answers below it at the very end.
    return "\n".join(without_signature(without_history(without_signature(lines)))).strip()


def unwrapped(text: str) -> str:
    """Lines that a program broke itself are whole again (RFC 3676, format=flowed)."""
    whole: list[list[str]] = []
    is_open = False
    for line in _lines(text[:MOST_LETTERS]):
        line = line[1:] if line.startswith(" ") else line
        is_kept = line.startswith(">") or line == "-- " or not line.strip()
        if is_open and not is_kept:
            whole[-1].append(line)
        else:
            whole.append([line])
        is_open = line.endswith(" ") and not is_kept
    return "\n".join(map("".join, whole))


def _lines(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    return text.translate(_ODD).split("\n")
