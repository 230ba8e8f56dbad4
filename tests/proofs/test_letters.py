"""Whoever owns the account hears of every change, also of one they did not make."""

import pytest

from tests.proofs.apps import shown, with_app
from tests.proofs.doors import Page


@pytest.fixture
def page(app, ada) -> Page:
    return Page(app.test_client(), ada)


@pytest.fixture
def letter(smtp, run_worker):
    """Call it for the one letter that Ada got."""

    def last():
        run_worker()
        (found,) = smtp.to("ada@example.org")
        return found["Subject"], found.get_content()

    return last


def test_that_it_is_on(visitor, page, letter):
    page.begin()
    key = page.visitor.get(Page.address).text.partition("secret=")[2].partition("&")[0]
    page.confirm(shown(key))
    subject, text = letter()
    assert subject == "Inloggen in twee stappen staat aan"
    assert "Dag Ada," in text
    assert "http://localhost/settings/second-factor" in text


def test_that_it_is_off(ada, page, letter):
    page.remove(shown(with_app(ada)))
    subject, text = letter()
    assert subject == "Je app voor inloggen in twee stappen is verwijderd"
    assert "Was jij dit niet?" in text


def test_that_there_are_new_codes(ada, page, letter):
    page.renew(shown(with_app(ada)))
    assert letter()[0] == "Je hebt nieuwe reservecodes"


def test_that_the_operator_took_it_away(ada, terminal, letter):
    with_app(ada)
    terminal.invoke(args=["accounts", "reset-second-factor", "Ada"])
    assert letter()[0] == "De beheerder heeft inloggen in twee stappen uitgezet"


def test_and_nothing_of_what_failed(smtp, run_worker, ada, page):
    key = with_app(ada)
    page.begin()
    page.remove("123456", "gok")
    page.renew(shown(key, steps=2))
    run_worker()
    assert smtp.to("ada@example.org") == []
