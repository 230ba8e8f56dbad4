"""Finding patterns in a text that was read: which words, from where to where."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from forum.alarms.patterns import Pattern, Patterns, Slot
from forum.alarms.reading import Reading
from forum.alarms.vocabulary import Vocabulary


class Span(NamedTuple):
    """Words `start` up to `end` (as numbers of words); `said` are those that were asked for."""

    start: int
    end: int
    said: frozenset[int]

    def touches(self, other: "Span") -> bool:
        """Do they share a word?"""
        return self.start < other.end and other.start < self.end


# The lists in which a negation word is part of what is said.
ALL_DENIALS = ("IDLE_DENIAL", "ABSENCE")


Spans = dict[int, list[Span]]  # by the word they begin with


class Found:
    """What stands in one text; each list is looked for when it is first asked for."""

    def __init__(
        self, reading: Reading, vocabulary: Vocabulary, lists: Mapping[str, Patterns]
    ) -> None:
        self.reading = reading
        self._lists = lists
        self._known: dict[str, Spans] = {}
        self._by_sentence: dict[str, dict[int, list[Span]]] = {}
        self._of_form: dict[str, list[int]] = defaultdict(list)
        self._clause_ends = _ends(reading.clauses)
        self._sentence_ends = _ends(reading.sentences)
        self._alone = cache(_alone)
        forms = {word: vocabulary.forms_of(word) for word in set(reading.words)}
        for index, word in enumerate(reading.words):
            for form in forms[word]:
                self._of_form[form].append(index)

    def of_list(self, name: str) -> Spans:
        """The spans of a list by the word they begin with."""
        if name not in self._known:
            spans = defaultdict(list)
            for span in self.of_patterns(self._lists[name]):
                spans[span.start].append(span)
            self._known[name] = dict(spans)
        return self._known[name]

    def beside(self, name: str, span: Span, *, later: int = 0) -> Sequence[Span]:
        """The spans of a list in the same sentence, or in one so many later."""
        if name not in self._by_sentence:
            by_sentence: dict[int, list[Span]] = defaultdict(list)
            self._by_sentence[name] = by_sentence
            for at, spans in self.of_list(name).items():
                by_sentence[self.reading.sentences[at]].extend(spans)
        return self._by_sentence[name].get(self.reading.sentences[span.start] + later, ())

    def in_clause(self, name: str, span: Span) -> bool:
        """Does something of a list begin in the same clause?"""
        clauses = self.reading.clauses
        return any(clauses[one.start] == clauses[span.start] for one in self.beside(name, span))

    def has_word_of(
        self, name: str, start: int, end: int, *, other_than: Collection[int] = ()
    ) -> bool:
        """Does something of a list begin at one of these words?"""
        spans = self.of_list(name)
        return any(at in spans and at not in other_than for at in range(start, end))

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
        spans = (span for name in ALL_DENIALS for at in self.of_list(name).values() for span in at)
        return frozenset(chain.from_iterable(span.said for span in spans))

    def of_patterns(self, patterns: Patterns) -> Iterator[Span]:
        """Every place where one of them stands."""
        for pattern in patterns.likely(self._of_form.keys()):
            yield from self._of_pattern(pattern)

    def _of_pattern(self, pattern: Pattern) -> list[Span]:
        if not all(map(self._may_stand, pattern)):
            return []
        so_far = [span for spans in self._of_slot(pattern[0]).values() for span in spans]
        for slot in pattern[1:]:
            if not so_far:
                return []
            longer = self._longer(so_far, slot)
            so_far = longer + so_far if slot.optional else longer
        return so_far

    def _may_stand(self, slot: Slot) -> bool:
        if slot.optional or not self._of_form.keys().isdisjoint(slot.words):
            return True
        return any(map(self.of_list, slot.lists))

    def _longer(self, so_far: list[Span], slot: Slot) -> list[Span]:
        next_ones = self._of_slot(slot)
        ends = self._sentence_ends if slot.crosses or not slot.gap else self._clause_ends
        reach = slot.gap + 1
        found = {
            (span.start, more.end): Span(span.start, more.end, span.said | more.said)
            for span in (reversed(so_far) if next_ones else ())
            for at in range(span.end, min(span.end + reach, ends[span.end - 1]))
            if at in next_ones
            for more in next_ones[at]
        }
        return list(found.values())

    def _of_slot(self, slot: Slot) -> Spans:
        of_words = {
            at: self._alone(at) for word in slot.words for at in self._of_form.get(word, ())
        }
        if not slot.lists:
            return of_words
        of_lists = [self.of_list(name) for name in slot.lists]
        if not of_words and len(of_lists) == 1:
            return of_lists[0]
        spans: dict[int, list[Span]] = defaultdict(
            list, {at: [*one] for at, one in of_words.items()}
        )
        for one in of_lists:
            for at, more in one.items():
                spans[at].extend(more)
        return spans


def _alone(at: int) -> list[Span]:
    return [Span(at, at + 1, frozenset({at}))]


def _ends(numbers: list[int]) -> list[int]:
    """For each word, the first word after it with another number."""
    ends = [len(numbers)] * len(numbers)
    for at in range(len(numbers) - 2, -1, -1):
        ends[at] = ends[at + 1] if numbers[at] == numbers[at + 1] else at + 1
    return ends
