"""Whether somebody may be thinking of ending their life, or of hurting themselves.

Apart from the alarm signs and before them: what is found here is never held up, and is met with
where one finds help at once. A miss costs more than a false alarm. The signs are those that
113 Zelfmoordpreventie names for who is near; the phrases are ours. Pure, in linear time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from forum.alarms.crisis_words import (
    ALWAYS_HARMLESS,
    DENIALS,
    NEAR,
    PHRASES,
    PLAIN,
    SAID_OTHERWISE,
    SPLITS,
    Phrase,
)
from forum.core.terms import fold

LONGEST_WORD = 60
# Who writes without stops still says one thing after another: so many words at a time, of which
# the last few once more, so that nothing falls between two.
WORDS, AGAIN = 60, 15


@dataclass(frozen=True)
class _Ready:
    phrase: Phrase
    finds: re.Pattern[str]
    unless: re.Pattern[str]


def find(text: str) -> tuple[str, ...]:
    """The ids of what is named, each once. Nothing of the text is kept."""
    found: dict[str, None] = {}
    for clause in _clauses(text):
        found |= dict.fromkeys(one.phrase.id for one in _ready() if _is_said(one, clause))
    return tuple(found)


def is_named(text: str) -> bool:
    return bool(find(text))


def _is_said(one: _Ready, clause: str) -> bool:
    said = one.finds.search(clause)
    if said is None or one.unless.search(clause):
        return False
    return not (one.phrase.can_be_denied and DENIALS.intersection(clause[: said.start()].split()))


def _clauses(text: str) -> Iterator[str]:
    """Plain words with one blank between them; of what is quoted from another post nothing."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(">")]
    for line in lines:
        folded = " ".join(fold(word[:LONGEST_WORD]) for word in line.split())
        for clause in _splits().split(folded.replace("’", "'")):
            words = _signs().sub(" ", clause).split()
            for at in range(0, len(words), WORDS - AGAIN):
                yield _plain(words[at : at + WORDS])


def _plain(words: list[str]) -> str:
    meant = [_nearest(word.strip("'")) for word in words]
    said = " ".join(PLAIN.get(word, word) for word in meant)
    for pattern, instead in _otherwise():
        said = pattern.sub(instead, said)
    return said


def _nearest(word: str) -> str:
    """What was meant, where one letter is wrong, too many or missing."""
    if len(word) < 8:
        return word
    return next((meant for meant in NEAR if _is_near(word, meant)), word)


def _is_near(word: str, meant: str) -> bool:
    if abs(len(word) - len(meant)) > 1:
        return False
    shorter = min(len(word), len(meant))
    same = next((at for at in range(shorter) if word[at] != meant[at]), shorter)
    end = shorter - same
    rests = (word[same + 1 :], meant[same + 1 :]), (word[same:], meant[same + 1 :])
    swapped = word[same : same + 2][::-1] == meant[same : same + 2]
    if swapped and word[same + 2 :] == meant[same + 2 :]:
        return True
    return end == 0 or any(a == b for a, b in (*rests, (word[same + 1 :], meant[same:])))


@cache
def _ready() -> tuple[_Ready, ...]:
    return tuple(_prepared(phrase) for phrase in PHRASES)


def _prepared(phrase: Phrase) -> _Ready:
    unless = "|".join(filter(None, (phrase.unless, ALWAYS_HARMLESS)))
    return _Ready(phrase, _whole(phrase.says), _whole(unless))


@cache
def _otherwise() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_whole(said), instead) for said, instead in SAID_OTHERWISE)


def _whole(pattern: str) -> re.Pattern[str]:
    """In whole words, one of these."""
    return re.compile(rf"\b(?:{pattern})\b")


@cache
def _splits() -> re.Pattern[str]:
    return re.compile(SPLITS)


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"[^a-z0-9']+")
