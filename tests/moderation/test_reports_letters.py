"""What is mailed to who reported something, and what the one it is about never learns."""

import re

import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.jobs.exporting import sections_of
from forum.moderation.reports import objecting
from forum.moderation.reports.addresses import read_address
from forum.moderation.reports.objecting import Judged
from forum.moderation.reports.reasons import Outcome
from tests import make
from tests.moderation.reported import decided, told, told_post

ADA = "ada@example.org"


@pytest.fixture
def sent(smtp, run_worker):
    """The letters to an address."""

    def read(address: str = ADA) -> list:
        db.session.commit()
        run_worker()
        return smtp.to(address)

    return read


def test_who_gave_an_address_gets_a_receipt_with_the_number_and_nothing_they_typed(app, sent):
    post = make.thread()
    typed = {"note": "Koop dit middel", "name": "Koop Nu", "legal_ground": "Verkoopwet"}
    number = told_post(post.id, email=ADA, **typed)
    [letter] = sent()
    words = letter["Subject"] + letter.get_content()
    assert f"nummer {number}" in letter["Subject"]
    assert f"/p/{post.id}" in words
    assert not re.search("koop", words, re.IGNORECASE)


def test_an_address_that_anybody_can_make_up_is_not_mailed_to_a_stranger(app, sent):
    place = read_address("/Je%20won%20op%20https://winkel.example", ["localhost"])
    decided(told(place, email=ADA))
    for letter in sent():
        assert not re.search("won|winkel", letter.get_content())
        assert "een pagina van http" in letter.get_content()


def test_no_address_gets_more_than_three_receipts_an_hour(app, sent, time):
    for _time in range(5):
        told_post(make.thread().id, email=ADA)
    assert len(sent()) == 3
    time.pass_time(hours=1)
    told_post(make.thread().id, email=ADA)
    assert len(sent()) == 4


def test_the_decision_is_mailed_once_with_its_reason_and_the_way_to_object(app, sent):
    post = make.thread()
    first, again = told_post(post.id, email=ADA), told_post(post.id, email="Ada@Example.org")
    decided(first, outcome=Outcome.FOUNDED)
    letters = [one for one in sent() if "beslist" in one["Subject"]]
    assert again != first
    [letter] = letters
    words = letter.get_content()
    for said in ("Terecht gemeld", "Het is weg.", "Dit mag hier staan.", "niets automatisch"):
        assert said in words
    assert "/report/objection?token=" in words


def test_a_member_is_mailed_that_it_was_decided_and_not_what(app, sent):
    number = told_post(make.thread().id, make.viewer(make.member(email=ADA)))
    decided(number)
    [letter] = sent()
    assert f"/reports/{number}" in letter.get_content()
    assert "Dit mag hier staan." not in letter.get_content()


def test_who_objects_hears_what_another_decided(app, sent):
    number = told_post(make.thread().id, email=ADA)
    decided(number)
    objection_id = objecting.object_by_letter(GUEST, number, text="Niet mee eens")
    judged = Judged(is_upheld=True, answer="Je had gelijk.")
    objecting.decide_objection(make.viewer(make.moderator()), objection_id, judged)
    [letter] = [one for one in sent() if "bezwaar" in one["Subject"]]
    words = letter.get_content()
    assert "je bezwaar is gegrond" in words
    assert "Je had gelijk." in words


def test_who_is_reported_never_learns_of_it(app, sent, client_of):
    """Not on their pages, by the API, in their mail or in the copy of all that is theirs."""
    author = make.member(email="auteur@example.org")
    reporter = make.member(username="Klokkenluider")
    post = make.thread(author)
    number = told_post(post.id, make.viewer(reporter), note="Klaagtekst")
    decided(number, make.moderator(username="Oordelaar"), outcome=Outcome.FOUNDED)
    assert sent("auteur@example.org") == []
    page, program = client_of(author)
    seen = [page.get(path).text for path in ("/", f"/p/{post.id}", "/reports", "/settings")]
    seen += [page.get(f"/reports/{number}").text, page.get("/messages").text]
    for call in ("me", "me/reports", f"me/reports/{number}", f"posts/{post.id}", "me/access-log"):
        seen.append(program.get(f"/api/v1/{call}").text)
    seen += [str(list(section.rows())) for section in sections_of(author.id)]
    for text in seen:
        assert not re.search("Klokkenluider|Klaagtekst|Melding [0-9]|uphold", text)


@pytest.fixture
def client_of(app):
    """A browser and a program of somebody."""
    from tests.visitor import Visitor

    def make_both(member):
        page, program = Visitor(app), Visitor(app)
        return page.log_in(member), program.bearer(make.token(member))

    return make_both
