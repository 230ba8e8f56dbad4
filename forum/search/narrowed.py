"""What narrows, as it stands in the index beside the words of a text.

Words hold no `_`, so that nothing of this is ever one.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

TITLE, KIND = "t_", "k_"  # with a word, with a kind
PLACE, LABEL, AUTHOR = "g_", "l_", "a_"  # each with a number
EXPERT, SOLVED = "x_expert", "x_solved"
MEMBERS, AWAY = "x_members", "x_away"  # for members alone, by somebody who is away
TIME = "d_"  # with a year, and with a month


def when(at: datetime) -> tuple[str, str]:
    """In which year and in which month."""
    at = at.astimezone(UTC)
    return f"{TIME}{at:%Y}", f"{TIME}{at:%Y%m}"


def numbered(prefix: str, numbers: Iterable[int]) -> list[str]:
    return [f"{prefix}{number}" for number in sorted(numbers)]
