"""Other words that were looked for, to be told: for a lay word, or a slip of the finger."""

from collections.abc import Iterator

from forum.search import lay, slips
from forum.search.asking import Asked, Wanted
from forum.search.lay import SAME

MOST = 3  # that are named, of each thing that was asked for


def also(asked: Asked) -> tuple[str, ...]:
    """As one would say them, each once. What has no name of its own goes unnamed."""
    return tuple(dict.fromkeys(word for wanted in asked.wanted for word in _names(wanted)))


def _names(wanted: Wanted) -> list[str]:
    return list(dict.fromkeys(_all_names(wanted)))[:MOST]


def _all_names(wanted: Wanted) -> Iterator[str]:
    """What was meant by a slip, or else the other names of the same thing."""
    first, *others = wanted.ways
    meant = slips.meant(wanted.typed)
    same = [other.terms for other in others if other.weight == SAME]
    for terms in meant or same:
        name = lay.shipped().name(terms)
        if name and set(terms) != set(first.terms):
            yield name
