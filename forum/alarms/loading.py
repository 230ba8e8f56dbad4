"""Rules from the files in which they are written; a set is used whole or not at all."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Any

from forum.alarms.judging import NEEDED
from forum.alarms.patterns import BadPatternError, Pattern, Patterns, lists_in, parse
from forum.alarms.rules import Level
from forum.alarms.ruleset import Lists, RuleSet, WrittenRule

# Of one pattern: what it costs grows with the two of them.
MOST_SLOTS, FURTHEST = 8, 30
DEEPEST = 20  # lists within lists
# What each fact of a rule is, where it is not a text.
KINDS: Mapping[str, type] = {"date": date, "may_be_past": bool}


class BadRulesError(ValueError):
    """A rule set that is not used; names the rule or list, and what is wrong with it."""


def load(words: str, signs: str) -> RuleSet:
    """The rule set of two TOML texts; BadRulesError when anything in it cannot be used."""
    lists = {name: _patterns(name, text) for name, text in _toml(words, "words").items()}
    _check_lists(lists)
    told = _toml(signs, "signs")
    rules = tuple(_rule(row, lists) for row in _rows(told.get("sign")))
    twice = [name for name, count in Counter(rule.id for rule in rules).items() if count > 1]
    if twice or not rules or "version" not in told:
        raise BadRulesError(f"signs: geen versie, geen regels of twee keer {twice}")
    return RuleSet(str(told["version"]), rules, lists)


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRulesError(f"{name}: {error}") from error


def _rows(found: Any) -> list[dict[str, Any]]:
    """Each a table of facts, of which the kinds are right."""
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise BadRulesError("signs: een regel staat onder [[sign]]")
    for row in found:
        name = row.get("id", "regel zonder naam")
        for fact, said in row.items():
            if type(said) is not KINDS.get(fact, str):
                raise BadRulesError(f"{name}: {fact} heeft een waarde van een andere soort")
    return found


def _patterns(name: str, text: Any) -> Patterns:
    if not isinstance(text, str):
        raise BadRulesError(f"{name}: dit is geen tekst")
    pieces = (one for line in text.splitlines() for one in line.split(" / ") if one.strip())
    try:
        return Patterns(map(_pattern, pieces))
    except BadPatternError as error:
        raise BadRulesError(f"{name}: {error}") from error


def _pattern(written: str) -> Pattern:
    found = parse(written)
    if len(found) > MOST_SLOTS or sum(slot.gap for slot in found) > FURTHEST:
        raise BadPatternError(f"“{written}” is te lang, of reikt te ver")
    return found


def _rule(row: dict[str, Any], lists: Lists) -> WrittenRule:
    name = row.get("id", "regel zonder naam")
    facts = {**row, "find": _patterns(name, row.get("find", "")), "level": _level(name, row)}
    facts |= {key: tuple(row.get(key, "").split()) for key in ("needs", "not_as")}
    facts["unless"] = _patterns(name, row.get("unless", ""))
    try:
        rule = WrittenRule(**facts)
    except TypeError as error:
        raise BadRulesError(f"{name}: {error}") from error
    if not rule.find.all:
        raise BadRulesError(f"{name}: zoekt niets")
    _check_known(name, rule.find, lists)
    _check_known(name, rule.unless, lists)
    for asked in (*rule.needs, *rule.not_as):
        _check_is_list(name, asked, lists)
    return rule


def _level(name: str, row: dict[str, Any]) -> Level:
    try:
        return Level(row.get("level", ""))
    except ValueError as error:
        raise BadRulesError(f"{name}: {error}") from error


def _check_known(name: str, patterns: Patterns, lists: Lists) -> None:
    for asked in lists_in(patterns.all):
        _check_is_list(name, asked, lists)


def _check_is_list(name: str, asked: str, lists: Lists) -> None:
    if asked not in lists:
        raise BadRulesError(f"{name}: er is geen lijst {asked}")


def _check_lists(lists: Lists) -> None:
    for name, patterns in lists.items():
        _check_known(name, patterns, lists)
    for name in NEEDED:
        _check_is_list("words", name, lists)
    _check_depths({name: lists_in(of.all) for name, of in lists.items()})


def _check_depths(within: Mapping[str, set[str]]) -> None:
    depths: dict[str, int] = {}
    try:
        for name in TopologicalSorter(within).static_order():
            depths[name] = 1 + max((depths[one] for one in within[name]), default=0)
    except CycleError as error:
        raise BadRulesError(f"{error.args[1][0]}: noemt zichzelf") from error
    for name, depth in depths.items():
        if depth > DEEPEST:
            raise BadRulesError(f"{name}: noemt te veel lijsten in lijsten")
