"""How rules are written, what is refused, and that a good set stays."""

import logging
import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum import alarms
from forum.alarms.current import SHIPPED, SIGNS, WORDS, Kept, shipped
from forum.alarms.judging import NEEDED
from forum.alarms.loading import BadRulesError, load
from forum.alarms.patterns import BadPatternError, parse

LISTS = "\n".join(f'{name} = "{name.lower().replace("_", "")}x"' for name in dict.fromkeys(NEEDED))


def _signs(find: str, **more: str) -> str:
    facts = {"id": "proef", "level": "bel_nu", "category": "bladder", "source": "bron"}
    facts |= {"reviewer": "", "find": find, **more}
    rows = "\n".join(f'{key} = "{value}"' for key, value in facts.items())
    return f'version = "1"\n[[sign]]\n{rows}\ndate = 2026-01-01\n'


def _finds(find: str, text: str, **more: str) -> bool:
    return bool(load(LISTS, _signs(find, **more)).check(text))


@pytest.mark.parametrize(
    ("find", "text", "is_found"),
    [
        ("doof", "Doof.", True),
        ("doof", "doofheid", False),
        ("doof*", "doofheid", True),
        ("*koorts", "griepkoorts", True),
        ("*loos*", "gevoelloosheid", True),
        ("nat|natte broek", "een natte broek", True),
        ("natte broek", "natte blauwe broek", False),
        ("natte ~1 broek", "natte blauwe broek", True),
        ("natte ~1 broek", "natte blauwe lange broek", False),
        ("natte ~3 broek", "nat. Een broek", False),
        ("natte ~5 broek", "een natte jas maar ook een broek", False),
        ("natte ~~5 broek", "een natte jas maar ook een broek", True),
        ("heel? doof", "heel doof", True),
        ("ben heel? doof", "ik ben doof", True),
        ("gevoelloos", "gevoellos", True),
        ("gevoelloos", "gevoelloso", True),
        ("gevoelloos", "gevoel", False),
        ("plassen", "plasse", True),
    ],
)
def test_what_a_pattern_finds(find, text, is_found):
    if find.startswith("heel?"):
        with pytest.raises(BadPatternError):
            parse(find)
    else:
        assert _finds(find, text) is is_found


@pytest.mark.parametrize(
    "pattern",
    [
        *("(a+)+", "a*", "~3 doof", "doof ~3", "Doof", "doof ~99 billen", "", "[a-z]", "doof|"),
        *("x**", "doof ~14 een ~14 twee ~14 drie", "een twee drie vier vijf zes zeven acht negen"),
    ],
)
def test_what_is_no_pattern_is_refused_with_the_rule_named(pattern):
    with pytest.raises(BadRulesError, match="proef"):
        load(LISTS, _signs(pattern))


@pytest.mark.parametrize(
    ("words", "signs", "named"),
    [
        (LISTS, _signs("doof", level="morgen"), "proef"),
        (LISTS, _signs("NERGENS"), "proef.*NERGENS"),
        (LISTS, _signs("doof", needs="NERGENS"), "proef.*NERGENS"),
        (LISTS, _signs("doof", weight="3"), "proef"),
        (LISTS, _signs("doof") + _signs("nat").partition("\n")[2], "proef"),
        (LISTS, "version = 1", "signs"),
        (LISTS, "[[", "signs"),
        (LISTS + '\nEEN = "TWEE"\nTWEE = "EEN"', _signs("doof"), "EEN|TWEE"),
        (LISTS.replace("TURN =", "DRAAI ="), _signs("doof"), "TURN"),
        (LISTS + "\nEEN = 3", _signs("doof"), "EEN"),
        (LISTS + "\n[EEN]\nTWEE = 'a'", _signs("doof"), "EEN"),
        (LISTS + "\nEEN = " + "[" * 20_000, _signs("doof"), "words"),
        (
            LISTS
            + "".join(f'\nEEN{"N" * n} = "EEN{"N" * (n + 1)}"' for n in range(30))
            + f'\nEEN{"N" * 30} = "ver"',
            _signs("doof"),
            "EEN",
        ),
        (LISTS, "version = 1\nsign = 5", "signs"),
        (LISTS, "version = 1\nsign = ['doof']", "signs"),
        (LISTS, _signs("doof").replace('"bron"', "['bron']"), "proef"),
        (LISTS, _signs("doof").replace('"doof"', "5"), "proef"),
        (LISTS, _signs("doof", needs="NERGENS").replace('"NERGENS"', "['DENIAL']"), "proef"),
        (LISTS, _signs("doof", may_be_past="ja"), "proef"),
        (LISTS, _signs("doof").replace("2026-01-01", '"vandaag"'), "proef"),
        (LISTS, _signs("doof").replace('"proef"', "['proef']"), "proef"),
    ],  # fmt: skip
)
def test_a_set_with_something_wrong_in_it_is_not_used(words, signs, named):
    with pytest.raises(BadRulesError, match=named):
        load(words, signs)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / WORDS).write_text(LISTS)
    _write(tmp_path, _signs("doof"), 1)
    return tmp_path


def _write(folder, signs: str, second: int) -> None:
    (folder / SIGNS).write_text(signs)
    os.utime(folder / SIGNS, (second, second))


def test_the_last_good_set_stays_and_the_log_names_the_rule(folder, caplog):
    kept = Kept(folder)
    with caplog.at_level(logging.ERROR):
        _write(folder, _signs("(a+)+"), 2)
        assert kept.get().check("doof")
    assert "proef" in caplog.text

    caplog.clear()
    assert kept.get().check("doof")
    assert caplog.text == ""  # told once

    _write(folder, _signs("nat"), 3)
    assert not kept.get().check("doof")
    assert kept.get().check("nat")


def test_files_that_are_gone_are_told_of_once(folder, caplog):
    kept = Kept(folder)
    (folder / SIGNS).unlink()
    with caplog.at_level(logging.ERROR):
        assert kept.get().check("doof")
        assert kept.get().check("doof")
    assert len(caplog.records) == 1


def test_without_a_good_set_there_is_no_beginning(folder):
    _write(folder, _signs("~"), 2)
    with pytest.raises(BadRulesError):
        Kept(folder)


def test_other_rules_can_be_used(folder):
    alarms.use(folder)
    try:
        assert [sign.rule for sign in alarms.check("doof")] == ["proef"]
    finally:
        alarms.use(None)
    assert alarms.rule_set() is shipped()


def test_every_rule_says_where_it_comes_from():
    assert all(rule.source and rule.category for rule in shipped().rules)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d(\.\d+)?", shipped().version)


def test_every_list_is_asked_for():
    words, signs = ((SHIPPED / name).read_text("utf-8") for name in (WORDS, SIGNS))
    names = [
        line.split(" =")[0] for line in words.splitlines() if line[:2].isupper() and "=" in line
    ]
    text = words + signs
    unused = [name for name in names if name not in NEEDED and text.count(name) < 2]
    assert len(names) > 60
    assert unused == []


@given(st.text(max_size=400))
def test_no_text_breaks_the_rules(text):
    shipped().check(text)
