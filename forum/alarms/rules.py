"""What a rule and a sign are, and holding a text against the rules."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How soon to call, most urgent first (GUIDE §3.2)."""

    CALL_NOW = "bel_nu"
    TODAY = "vandaag"
    APPOINTMENT = "afspraak"


@dataclass(frozen=True)
class Rule:
    """One reason to warn: who wrote it down where, and what it looks for."""

    id: str
    level: Level
    source: str
    finds: Callable[[str], bool]


@dataclass(frozen=True)
class Sign:
    """What a rule found. It never holds the text itself."""

    rule: str
    level: Level


# Instead of the set in use, where somebody wants to know what a rule of their own does.
RULES: Sequence[Rule] | None = None


def most_urgent_first(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """By level, and by name within one."""
    levels = list(Level)
    return tuple(sorted(signs, key=lambda sign: (levels.index(sign.level), sign.rule)))


def check_by(text: str, rules: Iterable[Rule]) -> tuple[Sign, ...]:
    """The signs in a text by these rules, most urgent first."""
    return most_urgent_first(Sign(rule.id, rule.level) for rule in rules if rule.finds(text))
