"""What a writer was shown of the signs in a text, and whether that still says it all. Pure.

The measure: a text is the bag of its words, folded, in whatever order and with whatever marks
between them. Of the longer of two texts the share that the other does not have is what changed.
Only a sketch of the first is kept: how many words it had, and of at most `SAMPLE` of them a keyed
hash, those with the smallest hashes. Up to that many words the measure is exact; of more it is
an estimate, off by three hundredths or so. No word can be read back from it without the key.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from re import findall

from forum.core.terms import fold

SAMPLE = 256
MOST_CHANGED = 0.3
BYTES = 4
PIECE = 200  # folding takes time by the square of what has no blank in it


@dataclass(frozen=True)
class Sketch:
    """Of a text of `size` words."""

    size: int = 0
    sample: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Ack:
    """The rules that the writer was shown, and of which text. What a moderator places as it
    stands is settled: its writer, who was shown them, is not there to be asked."""

    rules: frozenset[str] = frozenset()
    words: Sketch = field(default_factory=Sketch)
    is_settled: bool = False


UNREAD = Ack()
SETTLED = Ack(is_settled=True)


def sketch(text: str, key: bytes) -> Sketch:
    hashes = _hashes(text, key)
    return Sketch(len(hashes), frozenset(sorted(hashes)[:SAMPLE]))


def changed(before: Sketch, text: str, key: bytes) -> float:
    """From 0, the same words, to 1, no word the same."""
    hashes = _hashes(text, key)
    longest = max(before.size, len(hashes))
    if not before.sample or not hashes:
        return float(longest > 0)
    kept = before.size * len(before.sample & hashes) / len(before.sample)
    return round(max(0.0, 1 - kept / longest), 12)  # three tenths is what it says


def covers(ack: Ack, rules: Collection[str], text: str, key: bytes) -> bool:
    """Whether nothing new is to be said: no other rule, and not too many other words."""
    if ack.is_settled or not rules:
        return True
    return ack.rules.issuperset(rules) and changed(ack.words, text, key) <= MOST_CHANGED


def _hashes(text: str, key: bytes) -> frozenset[int]:
    """One for every word, also for one that comes again."""
    counts = Counter(_words(text))
    each = chain.from_iterable(
        (f"{word}\0{number}" for number in range(times)) for word, times in counts.items()
    )
    return frozenset(_hash(word, key) for word in each)


def _words(text: str) -> Iterator[str]:
    for part in text.split():
        for at in range(0, len(part), PIECE):
            yield from findall(r"\w+", fold(part[at : at + PIECE]))


def _hash(word: str, key: bytes) -> int:
    digest = blake2b(word.encode(errors="replace"), key=key[:64], digest_size=BYTES).digest()
    return int.from_bytes(digest, "big")
