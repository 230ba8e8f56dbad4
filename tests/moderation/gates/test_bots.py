"""What keeps programs out of forms, and what people notice of it."""

import re

import pytest

from forum.accounts.models import Member
from forum.core.db import db
from tests import make
from tests.accounts.people import FORM, find

BODY = "Wandelen helpt mij het meest."


@pytest.fixture
def place(app):
    first = make.thread()
    db.session.commit()
    return f"/t/{first.thread_id}-hoe-begin-ik"


def test_a_form_sent_by_a_program_makes_no_account_and_says_what_to_do(visitor):
    page = visitor.submit("/register", **FORM, website="https://spam.example")
    assert page.status_code == 422
    assert "Maak dit veld leeg" in page.text
    assert 'value="https://spam.example"' in page.text  # shown, to be emptied
    assert 'name="username" type="text" value="' in page.text
    assert db.session.query(Member).count() == 0
    assert visitor.submit("/register", **FORM).status_code == 200
    assert find()


def test_a_form_sent_at_once_waits_a_moment(visitor, time):
    stamp = re.findall(r'name="opened" value="([^"]+)"', visitor.get("/register").text)[0]
    for wrong in (stamp, "", "iets anders"):
        page = visitor.submit("/register", **FORM | {"opened": wrong})
        assert (page.status_code, "heel snel" in page.text) == (422, True)
    time.pass_time(seconds=2)
    assert visitor.submit("/register", **FORM | {"opened": stamp}).status_code == 200


def test_nobody_sees_hears_or_tabs_to_the_empty_box(visitor):
    page = visitor.get("/register").text
    box = page.split("Laat dit veld leeg")[0].rsplit("<div", 1)[1]
    assert 'aria-hidden="true"' in box and "unseen" in box
    assert 'autocomplete="off"' in page and 'tabindex="-1"' in page


def test_newcomers_alone_are_asked_for_it_where_they_write(visitor, place):
    assert 'name="website"' not in visitor.log_in(make.member()).get(place).text
    assert visitor.submit(place, body=BODY, opened="", website="x").status_code == 303
    visitor.log_in(make.newcomer())
    assert 'name="website"' in visitor.get(place).text
    assert 'name="website"' in visitor.get("/new").text
    page = visitor.submit(place, body=BODY, website="x")
    assert (page.status_code, BODY in page.text) == (422, True)


def test_what_says_when_a_form_was_opened_is_no_text_that_is_given_back(visitor, place):
    stamp = visitor.carried()["opened"]
    page = visitor.submit(place, body=BODY, opened=stamp)
    assert (page.status_code, BODY in page.text, stamp in page.text) == (401, True, False)


def test_signs_of_an_emergency_do_not_wait_a_moment(visitor, place):
    visitor.log_in(make.newcomer())
    page = visitor.submit(place, body=BODY, opened="")
    assert (page.status_code, "heel snel" in page.text) == (422, True)
    numb = "Sinds vanochtend is het doof tussen mijn benen en ik kan niet plassen."
    page = visitor.submit(place, body=numb, opened="")
    assert (page.status_code, "Bel nu je huisarts" in page.text) == (409, True)
    assert visitor.submit(place, body=numb, opened="", website="x").status_code == 422
