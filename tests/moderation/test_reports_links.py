"""The link with which somebody without an account objects: theirs, and of no other report."""

import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.core.errors import NotFound
from forum.moderation.reports import own
from forum.moderation.reports.erasing import forget_cases
from tests import make
from tests.moderation.reported import case_of, told_post

pytestmark = pytest.mark.usefixtures("app")


def _report(note: str = "Mijn woorden") -> int:
    return told_post(make.thread().id, note=note, email="ada@example.org")


def test_a_link_leads_to_its_own_report_and_no_other():
    number, other = _report(), _report()
    token = own.token_of(number)
    assert own.number_in(token) == number
    _number, dash, mark = token.partition("-")
    for made_up in (f"{other}{dash}{mark}", f"{number}", f"{number}-", f"-{mark}", f"0{token}"):
        assert own.number_in(made_up) is None


@pytest.mark.parametrize("token", ["", "-", "nee", "9" * 40, "1-é", "²-x", "-1-x", "1-" + "a" * 64])
def test_what_is_no_link_leads_nowhere(visitor, token):
    _report()
    assert own.number_in(token) is None
    sent = visitor.submit("/report/objection", token=token, text="Toch niet mee eens")
    assert sent.status_code == 401  # as for whoever may have logged out, with the words kept
    assert visitor.get("/report/objection", query_string={"token": token}).status_code == 404


def test_a_number_that_comes_back_is_not_of_the_link_that_knew_it(visitor, time):
    number = _report()
    token = own.token_of(number)
    forget_cases([case_of(number).id])
    time.pass_time(days=1)
    db.session.flush()
    while (again := _report("Woorden van een ander")) < number:
        pass
    assert own.number_in(token) is None
    page = visitor.get("/report/objection", query_string={"token": token})
    assert page.status_code == 404
    assert own.token_of(again) != token


def test_of_a_member_there_is_no_link():
    number = told_post(make.thread().id, make.viewer(make.member()))
    with pytest.raises(NotFound):
        own.token_of(number)
    with pytest.raises(NotFound):
        own.by_letter(GUEST, number)
