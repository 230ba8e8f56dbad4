"""Passing on what the real article says, in one's own words or quoted, raises no alarm."""

import pytest

from forum.alarms import check
from tests.factsheets.article import real

TEXT = real.FILE.read_text(encoding="utf-8")
LINES = [line for line in TEXT.splitlines() if line.strip()]
SAYS = "\n\nDit staat er. Wat vinden jullie?"


def test_the_whole_article_raises_nothing():
    assert check(TEXT) == ()


@pytest.mark.parametrize("begin", ["", "> ", "In de veelgestelde vragen staat: "])
def test_no_line_of_it_raises_anything(begin):
    assert [line for line in LINES if check(f"{begin}{line}{SAYS}")] == []


def test_beside_it_one_s_own_signs_are_found():
    quoted = "\n".join(f"> {line}" for line in LINES)
    assert check(f"{quoted}\n\nIk kan sinds vannacht niet meer plassen.")
