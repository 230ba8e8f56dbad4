"""Which rules hold when."""

from datetime import date

import pytest

from forum.accounts.purposes import RULES_VERSION
from forum.core.documents import read
from forum.core.i18n import LANGUAGES
from forum.moderation.house_rules.versions import (
    TEXTS,
    VERSIONS,
    Version,
    before,
    find,
    newest,
    version_at,
)

ONE = Version("a", date(2030, 1, 1), "Eerste")
TWO = Version("b", date(2030, 6, 1), "Tweede")
BOTH = (ONE, TWO)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2029, 12, 31), None),
        (date(2030, 1, 1), ONE),
        (date(2030, 5, 31), ONE),
        (date(2030, 6, 1), TWO),
        (date(2040, 1, 1), TWO),
    ],
)
def test_a_version_holds_until_the_next_does(day, held):
    assert version_at(day, BOTH) == held


def test_each_takes_the_place_of_the_one_before_it():
    assert (before(ONE, BOTH), before(TWO, BOTH), newest(BOTH)) == (None, ONE, TWO)
    assert (find("a", BOTH), find("c", BOTH)) == (ONE, None)


def test_who_signs_up_agrees_to_the_newest():
    assert newest().name == RULES_VERSION


def test_each_has_its_text_in_every_language_and_comes_after_the_one_before():
    assert {path.name for path in TEXTS.iterdir()} == {
        f"{one.name}.{language}.md" for one in VERSIONS for language in LANGUAGES
    }
    days = [one.holds_from for one in VERSIONS]
    assert days == sorted(set(days))
    for one in VERSIONS:
        assert date.fromisoformat(one.name) <= one.holds_from
        dutch, english = (read(one.text(language)) for language in LANGUAGES)
        assert [part.name for part in dutch.sections] == [part.name for part in english.sections]
        assert "experts" in [part.name for part in dutch.sections]


def test_a_language_we_do_not_speak_gets_dutch():
    assert ONE.name != newest().name
    assert newest().text("fr") == newest().text("nl") != newest().text("en")
