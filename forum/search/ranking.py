"""Which of what was found answers best. Pure: the terms of each, and how rare what is asked is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log

from forum.search.asking import Wanted
from forum.search.kinds import Found
from forum.search.narrowed import TITLE

IN_TITLE = 0.4  # what a title adds to what is asked for
THE_WORD_ITSELF = 0.15  # beside its parts, or another form of it
PARTLY = 0.6  # what some parts of it count, beside all of them
ALL_OF_IT = 0.5
SHORT = 0.6  # how much a text of one term counts beside one of many
USUAL_LENGTH = 60  # terms
NEWEST = 0.05  # how much the newest counts beside the oldest
OF_KIND = {Found.SHEET: 0.12, Found.CLAIM: 0.02, Found.THREAD: 0.04}


@dataclass(frozen=True)
class Candidate:
    """An entry that may be shown."""

    id: int
    kind: Found
    subject_id: int
    terms: frozenset[str]


def rarity(count: int, of: int) -> float:
    """How much it says that a text has it: more the fewer of all have it (Spärck Jones 1972)."""
    return log(1 + of / (1 + count))


def best_first(
    candidates: Collection[Candidate], rarities: Mapping[Wanted, float], parts: Mapping[str, float]
) -> Sequence[Candidate]:
    """All of them, what answers best first, and of equals the newest. `rarities` of what is asked
    for, `parts` of the terms of which some of it consists."""
    newest = max((one.id for one in candidates), default=1)
    scored = [
        (_score(one, rarities, parts) + NEWEST * one.id / newest, one.id, one) for one in candidates
    ]
    return [one for _score_of, _id, one in sorted(scored, reverse=True, key=lambda row: row[:2])]


def _score(one: Candidate, rarities: Mapping[Wanted, float], parts: Mapping[str, float]) -> float:
    values = {wanted: _value(one.terms, wanted, parts) for wanted in rarities}
    total = sum(rarities.values()) or 1
    told = sum(values[wanted] * rarity for wanted, rarity in rarities.items()) / total
    whole = ALL_OF_IT if all(values.values()) else 0
    short = SHORT / (1 + len(one.terms) / USUAL_LENGTH)
    return told + whole + short + OF_KIND.get(one.kind, 0)


def _value(terms: frozenset[str], wanted: Wanted, parts: Mapping[str, float]) -> float:
    ways = [way for way in wanted.ways if terms.issuperset(way.terms)]
    if not ways:
        return PARTLY * _share(terms, wanted, parts)
    weight = max(way.weight for way in ways)
    titled = any(terms.issuperset(TITLE + term for term in way.terms) for way in ways)
    itself = THE_WORD_ITSELF * (wanted.term in terms)
    return weight + itself + IN_TITLE * titled


def _share(terms: frozenset[str], wanted: Wanted, parts: Mapping[str, float]) -> float:
    """How much of it a text has that has not all of its parts."""
    weights = {term: parts.get(term, 0) for term in wanted.ways[0].terms}
    there = sum(weight for term, weight in weights.items() if term in terms)
    return there / (sum(weights.values()) or 1)
