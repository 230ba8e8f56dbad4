"""Finding patterns in a text that was read: which words, from where to where."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain

from forum.alarms.patterns import Pattern, Patterns, Slot
from forum.alarms.places import Places, Span, alone, before, numbers
from forum.alarms.reading import Reading
from forum.alarms.vocabulary import Vocabulary

ANYWHERE = -1

# The lists in which a negation word is part of what is said.
ALL_DENIALS = ("IDLE_DENIAL", "ABSENCE")


class Found:
    """What stands in one text; each list is looked for when it is first asked for."""

    def __init__(
        self, reading: Reading, vocabulary: Vocabulary, lists: Mapping[str, Patterns]
    ) -> None:
        self.reading = reading
        self._lists = lists
        self._known: dict[str, Places] = {}
        self._clause_ends = _ends(reading.clauses)
        self._sentence_ends = _ends(reading.sentences)
        self._going_on = sum(
            1 << at
            for at in range(1, len(reading.words))
            if reading.sentences[at] == reading.sentences[at - 1]
        )
        self._bits: dict[frozenset[str], int] = defaultdict(int)
        for word, bits in _bits_of(reading.words).items():
            for words in vocabulary.asked_by(word):
                self._bits[words] |= bits
        self._there = set(self._bits)

    def places(self, name: str) -> Places:
        """Where anything of a list stands."""
        if name not in self._known:
            self._known[name] = self._look_for(self._lists[name])
        return self._known[name]

    def begins(self, name: str, at: int) -> bool:
        """Does something of a list begin at this word?"""
        return bool(self.places(name).starts >> at & 1)

    def beside(self, name: str, span: Span, *, later: int = 0) -> Sequence[Span]:
        """The spans of a list in the same sentence, or in one so many later."""
        sentence = self.reading.sentences[span.start] + later
        return self.places(name).in_sentence.get(sentence, ())

    def in_clause(self, name: str, span: Span) -> bool:
        """Does something of a list begin in the same clause?"""
        clauses = self.reading.clauses
        return any(clauses[one.start] == clauses[span.start] for one in self.beside(name, span))

    def words_of(self, name: str, start: int, end: int) -> list[int]:
        """At which of these words something of a list begins."""
        start = max(0, start)
        return _window(self.places(name).starts, start, max(0, end - start))

    def has_word_of(
        self, name: str, start: int, end: int, *, other_than: Collection[int] = ()
    ) -> bool:
        """Does something of a list begin at one of these words?"""
        return any(at not in other_than for at in self.words_of(name, start, end))

    def clause_end(self, span: Span) -> int:
        """The first word after the clause in which it ends; so the one below."""
        return self._clause_ends[span.end - 1]

    def sentence_end(self, span: Span) -> int:
        return self._sentence_ends[span.end - 1]

    def is_next_sentence(self, span: Span, at: int) -> bool:
        """Is the word of the very next sentence? Between them may stand one without words."""
        sentences = self.reading.sentences
        return at < len(sentences) and sentences[at] == sentences[span.start] + 1

    @property
    def asked(self) -> Set[int]:
        """The sentences that are questions."""
        return self.reading.asked

    @cached_property
    def idle_denials(self) -> frozenset[int]:
        """The denials that belong to an expression and deny nothing beside it."""
        spans = chain.from_iterable(self.places(name).all() for name in ALL_DENIALS)
        return frozenset(chain.from_iterable(span.said for span in spans))

    def of_patterns(self, patterns: Patterns) -> Iterator[Span]:
        """Every place where one of them stands."""
        return self._look_for(patterns).all()

    def _look_for(self, patterns: Patterns) -> Places:
        likely = patterns.likely(self._there)
        longer = chain.from_iterable(map(self._of_pattern, likely))
        return Places(self._bits.get(patterns.words, 0), longer, self.reading.sentences)

    def _of_pattern(self, pattern: Pattern) -> list[Span]:
        ends = self._ends_that_go_on(pattern)
        if not ends:
            return []
        first = pattern[0]
        so_far = [
            span
            for at in numbers(self._starts(first, ends[0]))
            for span in self._at(first, at)
            if ends[0] >> span.end & 1
        ]
        for slot, may_end in zip(pattern[1:], ends[1:], strict=True):
            longer = self._longer(so_far, slot, may_end)
            so_far = longer + so_far if slot.optional else longer
        return so_far

    def _ends_that_go_on(self, pattern: Pattern) -> list[int]:
        """For each slot, where it must end for the slots after it to come soon enough.

        Asked of all words at once, and empty when nothing of the pattern can stand.
        """
        ends = [ANYWHERE]
        for slot in reversed(pattern[1:]):
            soon = before(self._starts(slot, ends[0]), slot.gap, self._going_on)
            ends.insert(0, soon | ends[0] if slot.optional else soon)
            if not soon and not slot.optional:
                return []
        return ends

    def _starts(self, slot: Slot, may_end: int = ANYWHERE) -> int:
        """Where it may begin; of a list it is not known yet where that would end."""
        bits = self._bits.get(slot.words, 0) & may_end >> 1
        for name in slot.lists:
            bits |= self.places(name).starts
        return bits

    def _longer(self, so_far: list[Span], slot: Slot, may_end: int) -> list[Span]:
        ends = self._sentence_ends if slot.crosses or not slot.gap else self._clause_ends
        starts = self._starts(slot, may_end)
        found = {
            (span.start, more.end): Span(span.start, more.end, span.said | more.said)
            for span in reversed(so_far)
            for at in _window(starts, span.end, min(slot.gap + 1, ends[span.end - 1] - span.end))
            for more in self._at(slot, at)
            if may_end >> more.end & 1
        }
        return list(found.values())

    def _at(self, slot: Slot, at: int) -> list[Span]:
        """What fills a slot from this word on."""
        spans = [alone(at)] if self._bits.get(slot.words, 0) >> at & 1 else []
        for name in slot.lists:
            spans += self.places(name).at(at)
        return spans


def _window(bits: int, start: int, width: int) -> list[int]:
    return [start + ahead for ahead in numbers(bits >> start & (1 << width) - 1)]


def _bits_of(words: Sequence[str]) -> dict[str, int]:
    bits: dict[str, int] = defaultdict(int)
    for at, word in enumerate(words):
        bits[word] |= 1 << at
    return bits


def _ends(numbers: list[int]) -> list[int]:
    """For each word, the first word after it with another number."""
    ends = [len(numbers)] * len(numbers)
    for at in range(len(numbers) - 2, -1, -1):
        ends[at] = ends[at + 1] if numbers[at] == numbers[at + 1] else at + 1
    return ends
