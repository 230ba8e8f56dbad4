"""What is written to take long to read takes as long as any text of its length."""

from time import process_time
from unicodedata import normalize

import pytest

from forum.alarms import check, crisis
from forum.alarms.current import SHIPPED, WORDS
from forum.alarms.loading import load
from forum.core.normal import normalized
from forum.core.terms import fold
from forum.moderation.gates.limits import links_in, names_reach

LONG = 100_000
AGAIN = (
    *("koorts ", "kan niet plassen ", "kan niet plassen jaren geleden ", "doof billen "),
    *("stel dat ik niet kan plassen ", "mijn hond kan niet plassen gelukkig over "),
    *("a-", "a'", "01", "\u0301\u0316", "\ufdfa", '"a ', "' \" ", "> ", "https://", "a@", "06 "),
)
SLOW = """version = "1"
[[sign]]
id = "proef"
level = "bel_nu"
category = "c"
source = "s"
reviewer = ""
date = 2026-01-01
find = "a ~~6 a? ~~6 a? ~~6 a? ~~6 b"
"""


@pytest.mark.parametrize("piece", AGAIN)
def test_a_long_text_is_read_in_time_by_the_letter(piece):
    text = (piece * LONG)[:LONG]
    check("warm"), crisis.find("warm")
    begin = process_time()
    for look in (check, crisis.find, links_in, names_reach, fold):
        look(text)
    assert process_time() - begin < 12


def test_a_rule_of_which_much_may_be_left_out_is_as_quick():
    slow = load((SHIPPED / WORDS).read_text("utf-8"), SLOW)
    begin = process_time()
    assert slow.check("a " * 3000 + "b")
    assert process_time() - begin < 12


def test_a_sign_is_found_at_the_end_of_what_has_no_stop():
    told = "ik loop elke dag een stukje en daarna rust ik weer " * 40
    found = check(f"{told} sinds gisteren kan ik niet meer plassen")
    assert [sign.level.value for sign in found] == ["bel_nu"]


@pytest.mark.parametrize("text", ["", "cafe\u0301", "Ｆｕｌｌ", "é" * 300, "e\u0301 " * 300])
def test_a_text_is_spelled_in_one_way(text):
    for form in ("NFC", "NFKC", "NFKD"):
        assert normalized(form, text) == normalize(form, text)
