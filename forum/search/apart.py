"""Verbs that are written apart (*ik bouwde het af*, *om af te bouwen*): *afbouwen*.

A word such as *af* belongs to a verb before it where no noun follows: at the end of the sentence,
or before another small word (*bouwde tramadol af met hulp*).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from forum.search.dictionary import is_verb
from forum.search.inflection import APART, infinitives_of

REACH = 10  # words between a verb and what belongs to it
_SENTENCE = re.compile(r"[.,;:!?()\n]+")
_WORD = re.compile(r"[^\W_]+")
_BEFORE = frozenset(APART)
_SAID = """
aan al als bij dan dat dus door elke en geleden in maar met na naar niet nu of om omdat ook
op over per sinds te tegen terwijl toch toen tot totdat tussen uit van vanaf voor want wat weer
wel zodat zodra zonder
"""
_GOES_ON = frozenset(_SAID.split())


def verbs(text: str) -> Iterator[tuple[str, str]]:
    """Those of a folded text: the word that is written, and the whole verb."""
    for sentence in _SENTENCE.split(text):
        said = _WORD.findall(sentence)
        for at, word in enumerate(said):
            if word in _BEFORE:
                yield from islice(_whole(said, at), 1)


def _whole(said: Sequence[str], at: int) -> Iterator[tuple[str, str]]:
    """The verbs to which the word at this place may belong, surest and nearest first."""
    after = said[at + 1 : at + 3]
    if len(after) > 1 and after[0] == "te":
        near: Iterable[str] = after[1:]
    elif after and after[0] not in _GOES_ON:
        near = ()
    else:
        near = reversed(said[max(0, at - REACH) : at])
    found = [(word, infinitives_of(word)) for word in near]
    for word, verbs_ in sorted(found, key=lambda row: len(row[1])):
        yield from ((word, said[at] + verb) for verb in verbs_ if is_verb(said[at] + verb))
