"""The rules, and holding a text against them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How soon to call, most urgent first."""

    CALL_NOW = "bel_nu"
    TODAY = "vandaag"
    APPOINTMENT = "afspraak"


@dataclass(frozen=True)
class Rule:
    """One reviewed reason to warn: who wrote it down where, and what it looks for."""

    id: str
    level: Level
    source: str
    finds: Callable[[str], bool]


@dataclass(frozen=True)
class Sign:
    """What a rule found. It never holds the text itself."""

    rule: str
    level: Level


# Empty until a rule set has been reviewed: an unreviewed warning would be a medical opinion.
RULES: tuple[Rule, ...] = ()


def check(text: str, rules: Sequence[Rule] | None = None) -> tuple[Sign, ...]:
    """The signs in a text by these rules or by all of ours, most urgent first."""
    wanted = RULES if rules is None else rules
    found = [Sign(rule.id, rule.level) for rule in wanted if rule.finds(text)]
    return tuple(sorted(found, key=lambda sign: list(Level).index(sign.level)))
