"""What the texts that were found are about, to find others by. Pure."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from forum.search.asking import Asked, Wanted
from forum.search.lay import Other
from forum.search.ranking import Candidate

LOOKED_AT = 3  # of the best
COUNTED = 24  # terms of which it is asked how rare they are
TELLING = 8
LEAST = 2  # terms that another text must share


def telling(
    shown: Sequence[Candidate],
    asked: Asked,
    rarities: Callable[[Sequence[str]], Mapping[str, float]],
) -> Wanted | None:
    """The terms that say most of these texts, beside what was asked for."""
    known = {term for one in asked.wanted for way in one.ways for term in way.terms}
    counted = Counter(
        term
        for place, one in enumerate(shown[:LOOKED_AT])
        for term in sorted(one.terms - known)
        if "_" not in term
    )
    likely = sorted(counted, key=lambda term: (-counted[term], -len(term), term))[:COUNTED]
    weights = {term: counted[term] * rarity for term, rarity in rarities(likely).items()}
    best = sorted(weights, key=lambda term: (-weights[term], term))[:TELLING]
    return Wanted("", tuple(Other((term,), weights[term]) for term in best)) if best else None


def nearest(others: Collection[Candidate], said: Wanted) -> Sequence[Candidate]:
    """Those that share enough of it, the nearest first."""
    scored = []
    for one in others:
        shared = [way.weight for way in said.ways if one.terms.issuperset(way.terms)]
        if len(shared) >= LEAST:
            scored.append((sum(shared), one.id, one))
    return [one for _score, _id, one in sorted(scored, reverse=True, key=lambda row: row[:2])]
