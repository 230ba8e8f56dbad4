"""What somebody answered so far, as the address of a page carries it, and what it comes to. Pure.

`3w,5n`: of statement 3 that it is true, of 5 that it is not.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forum.core.i18n import Text, _
from forum.quiz.views import Statement

MOST = 100
_ONE = re.compile("([1-9][0-9]{0,17})([wn])")

Given = Mapping[int, bool]


def read_given(text: str) -> dict[int, bool]:
    """The first answer to each statement counts. What is no answer is left out."""
    found: dict[int, bool] = {}
    for part in text.split(",", MOST)[:MOST]:
        if one := _ONE.fullmatch(part):
            found.setdefault(int(one[1]), one[2] == "w")
    return found


def write_given(given: Given) -> str:
    return ",".join(f"{number}{'w' if answer else 'n'}" for number, answer in given.items())


@dataclass(frozen=True)
class Outcome:
    """How the answers lie beside the fact sheets. `surprising` were answered otherwise."""

    correct: int
    total: int
    surprising: Sequence[Statement]

    @property
    def words(self) -> Text:
        """What one may read next, and no mark."""
        if not self.surprising:
            return _("Je antwoorden passen bij wat er in de factsheets staat.")
        if self.correct * 2 >= self.total:
            return _("Bij een paar stellingen zeggen de factsheets iets anders. Lees ze gerust na.")
        return _(
            "Veel van deze ideeën hoor je overal, dus dat je iets anders dacht is niet gek. "
            "In de factsheets staat waar de uitleg op steunt."
        )


def outcome(statements: Iterable[Statement], given: Given) -> Outcome:
    """Of the statements that were answered and are still asked."""
    answered = [one for one in statements if one.id in given]
    surprising = [one for one in answered if given[one.id] != one.answer]
    return Outcome(len(answered) - len(surprising), len(answered), surprising)
