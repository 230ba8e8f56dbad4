"""Rules that were written down, held against a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from forum.alarms.judging import why_not
from forum.alarms.matching import Found
from forum.alarms.patterns import Patterns
from forum.alarms.places import Span
from forum.alarms.reading import read
from forum.alarms.rules import Level, Sign, most_urgent_first
from forum.alarms.vocabulary import Vocabulary

NONE = Patterns(())
Lists = Mapping[str, Patterns]


@dataclass(frozen=True)
class WrittenRule:
    """One reason to warn, who wrote it down where, and who reviewed it when."""

    id: str
    level: Level
    category: str
    source: str
    reviewer: str
    date: date
    find: Patterns
    unless: Patterns = NONE
    needs: tuple[str, ...] = ()  # lists of which something stands anywhere in the text
    not_as: tuple[str, ...] = ()  # lists of expressions that such a word may be part of
    may_be_past: bool = False


@dataclass(frozen=True)
class Match:
    """A rule that was found, and why it does not count (None: it does)."""

    rule: WrittenRule
    words: str
    why_not: str | None


class RuleSet:
    """A version of the rules; `matches` costs time in proportion to the text."""

    def __init__(self, version: str, rules: tuple[WrittenRule, ...], lists: Lists) -> None:
        self.version, self.rules, self._lists = version, rules, lists
        patterns = [*lists.values(), *chain.from_iterable((one.find, one.unless) for one in rules)]
        asked = set[frozenset[str]]().union(*(one.asked for one in patterns))
        ordinary = lists["ORDINARY"].words
        self._vocabulary = Vocabulary(asked, ordinary)

    def check(self, text: str) -> tuple[Sign, ...]:
        """One sign of each rule that counts, most urgent first."""
        counted = {match.rule for match in self.matches(text) if match.why_not is None}
        return most_urgent_first(Sign(rule.id, rule.level) for rule in counted)

    def matches(self, text: str) -> Iterator[Match]:
        """Everything that any rule finds, counted or not."""
        found = Found(read(text), self._vocabulary, self._lists)
        for rule in self.rules:
            yield from _of_rule(found, rule)


def _of_rule(found: Found, rule: WrittenRule) -> Iterator[Match]:
    if not all(found.places(name).starts for name in rule.needs):
        return
    spans = set(found.of_patterns(rule.find))
    sentences = found.reading.sentences
    unless = {
        sentences[span.start]
        for span in (found.of_patterns(rule.unless) if spans else ())
        if not found.has_word_of("DENIAL", span.start - 1, span.end)
    }
    for span in spans:
        words = " ".join(found.reading.words[span.start : span.end])
        is_excepted = sentences[span.start] in unless or _is_other(found, rule, span)
        reason = "excepted" if is_excepted else why_not(found, span, rule.may_be_past)
        yield Match(rule, words, reason)


def _is_other(found: Found, rule: WrittenRule, span: Span) -> bool:
    """Are these words part of an expression that means something else?"""
    return any(other.touches(span) for name in rule.not_as for other in found.beside(name, span))
