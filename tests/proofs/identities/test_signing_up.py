"""By another provider, as somebody new."""

import pytest

from forum.accounts.models import Consent, Member
from forum.core import clock
from forum.core.db import db
from forum.proofs.models import Ceremony
from tests import make
from tests.accounts.people import find
from tests.make import PASSWORD
from tests.proofs.identities.travelling import FORM, LOGIN, identities, rows


def test_whoever_is_new_chooses_a_name_and_is_in(traveller, visitor):
    page = traveller.travel()
    assert (page.status_code, page.location) == (303, f"{LOGIN}/new")
    assert "ada@example.org" in visitor.get(f"{LOGIN}/new").text

    answer = visitor.submit(f"{LOGIN}/new", **FORM)

    assert (answer.status_code, answer.location) == (303, "/")
    assert traveller.is_logged_in()
    member = find("Ada")
    assert (member.email, member.email_verified_at) == ("ada@example.org", clock.now())
    assert (member.role, member.password_hash) == ("member", "-")
    (identity,) = identities()
    assert (identity.member_id, identity.subject) == (member.id, "nummer-ada")
    assert identity.issuer == traveller.neighbours.issuer


@pytest.mark.parametrize(("ticked", "kept"), [({}, 0), ({"consent_texts": "1"}, 1)])
def test_consent_is_asked_apart_here_too(traveller, ticked, kept):
    traveller.sign_up(**ticked)
    assert len(rows(Consent)) == kept


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"username": "mod_Jan"}, "verward worden met het team"),
        ({"username": "Linda"}, "Deze naam is al bezet."),
        ({"age_16": "0"}, "Vink dit aan"),
        ({"rules": "0"}, "Vink dit aan"),
        ({"username": ""}, "Vul hier iets in."),
    ],
)
def test_what_is_wrong_with_a_sign_up_can_be_mended(traveller, visitor, wrong, words):
    make.member(username="Linda")
    page = traveller.sign_up(**wrong)

    assert page.status_code in (409, 422)
    assert words in page.text
    assert find("Ada") is None
    assert visitor.submit(f"{LOGIN}/new", **FORM).status_code == 303
    assert find("Ada")


@pytest.mark.parametrize("verified", ["true", "false", 1, None, "ja", [True], 0])
def test_an_address_that_is_not_literally_verified_opens_nothing(traveller, visitor, verified):
    make.member(username="Ada", email="ada@example.org", password=PASSWORD)
    people = {"ada": {"email": "ada@example.org", "email_verified": verified}}
    traveller.neighbours.behave(people=people)

    answer = traveller.travel()

    assert answer.status_code == 403
    assert "niet bevestigd" in answer.text
    assert "ada@example.org" not in answer.text
    assert identities() == []
    assert visitor.get(f"{LOGIN}/link").status_code == 409
    assert visitor.get(f"{LOGIN}/new").status_code == 409


@pytest.mark.parametrize("email", ["", None, "ada", "ada@[127.0.0.1]", 7, "a@b@c", "x" * 300])
def test_what_is_no_address_opens_nothing(traveller, email):
    traveller.neighbours.behave(people={"ada": {"email": email, "email_verified": True}})
    assert traveller.travel().status_code == 403


def test_a_step_is_over_after_ten_minutes(traveller, visitor, time):
    sent = traveller.come_back()
    time.pass_time(minutes=11)
    assert traveller.finish(**sent).status_code == 409
    traveller.neighbours.start_again(int(time.at.timestamp()))

    traveller.travel()
    time.pass_time(minutes=11)
    assert visitor.get(f"{LOGIN}/new").status_code == 409
    assert visitor.submit(f"{LOGIN}/new", **FORM).status_code == 409
    assert rows(Member) == []


def test_what_stands_between_two_pages_is_kept_sealed_and_not_in_them(traveller, visitor):
    traveller.travel()
    page = visitor.get(f"{LOGIN}/new").text
    assert "nummer-ada" not in page
    (row,) = db.session.execute(db.text("select facts from ceremonies")).scalars()
    assert "nummer" not in row
    assert "ada@" not in row
    assert [row.kind for row in rows(Ceremony)] == ["new_identity"]
