"""One's own list: linking and unlinking, on the page and by program, with the password again."""

import pytest

from forum.accounts.models import Member
from forum.core.db import db
from tests import make
from tests.accounts.people import find
from tests.make import PASSWORD
from tests.proofs.identities.travelling import LOGIN, Traveller, identities

OWN = "/settings/identities"
API = "/api/v1/me/identities"


@pytest.fixture
def wilma(visitor) -> Member:
    wilma = make.member(username="Wilma", email="wilma@example.org", password=PASSWORD)
    visitor.log_in(wilma)
    return wilma


def _link(traveller: Traveller, person: str = "ada"):
    sent = traveller.arrive(traveller.set_out(OWN, password=PASSWORD), person)
    return traveller.finish(**sent)


def _bearer(app, member: Member):
    return app.test_client().bearer(make.token(member))


def test_the_settings_lead_to_the_list(visitor, wilma):
    assert f'href="{OWN}"' in visitor.get("/settings").text
    page = visitor.get(OWN)
    assert (page.status_code, "nog niets gekoppeld" in page.text) == (200, True)


def test_linking_adds_a_way_in_whatever_the_address(traveller, wilma, visitor, app):
    """Eve's address is not verified, and not Wilma's; that Wilma is both is what counts."""
    answer = _link(traveller, "eve")

    assert (answer.status_code, answer.location) == (303, OWN)
    assert "Je kunt nu inloggen met Buurtlogin." in visitor.get(OWN).text
    assert [identity.member_id for identity in identities()] == [wilma.id]
    assert db.session.get(Member, wilma.id).email == "wilma@example.org"
    traveller.visitor = app.test_client()
    assert traveller.travel("eve").location == "/"


@pytest.mark.parametrize(("typed", "status"), [("", 422), ("gok", 401), (None, 422)])
def test_without_the_password_one_does_not_even_set_out(visitor, wilma, typed, status):
    form = {} if typed is None else {"password": typed}
    page = visitor.submit(OWN, **form)
    assert page.status_code == status
    assert "authorize" not in page.text


def test_linking_twice_is_linking_once(traveller, wilma):
    _link(traveller)
    assert _link(traveller).location == OWN
    assert len(identities()) == 1


def test_what_is_anothers_stays_anothers_and_nobody_hears_whose(traveller, wilma, app, visitor):
    other = Traveller(app.test_client(), traveller.neighbours)
    other.sign_up(username="Geheimzinnig")

    answer = _link(traveller)

    assert answer.status_code == 409
    assert "hoort al bij een ander account" in answer.text
    assert "Geheimzinnig" not in answer.text
    assert [row.member_id for row in identities()] == [find("Geheimzinnig").id]


def test_whoever_logged_in_as_another_in_the_meantime_links_nothing(traveller, wilma, visitor):
    sent = traveller.arrive(traveller.set_out(OWN, password=PASSWORD))
    visitor.log_in(make.member())
    assert traveller.finish(**sent).status_code == 409
    assert identities() == []


def test_whoever_logged_out_in_the_meantime_links_nothing(traveller, wilma, visitor):
    sent = traveller.arrive(traveller.set_out(OWN, password=PASSWORD))
    with visitor.session_transaction() as browser:
        del browser["_user_id"]
    answer = traveller.finish(**sent)
    assert answer.status_code == 401
    assert sent["code"] not in answer.text
    assert identities() == []


def test_unlinking_takes_the_password_and_the_way_in(traveller, wilma, visitor, app):
    _link(traveller)
    (identity,) = identities()
    path = f"{OWN}/{identity.id}/remove"
    assert f'action="{path}"' in visitor.get(OWN).text
    assert visitor.submit(path, password="gok").status_code == 401
    assert len(identities()) == 1

    answer = visitor.submit(path, password=PASSWORD)

    assert (answer.status_code, answer.location) == (303, OWN)
    assert "De koppeling is weg." in visitor.get(OWN).text
    assert identities() == []
    traveller.visitor = app.test_client()
    assert traveller.travel().location == f"{LOGIN}/new"
    assert visitor.submit(path, password=PASSWORD).status_code == 404


def test_a_wrong_password_is_counted(traveller, wilma, visitor):
    for _try in range(10):
        assert visitor.submit(OWN, password="gok").status_code == 401
    answer = visitor.submit(OWN, password=PASSWORD)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0


def test_whoever_has_no_password_chooses_one_first(traveller, visitor, app):
    """Or nobody would have a way in any more."""
    traveller.sign_up()
    (identity,) = identities()
    page = visitor.get(OWN).text
    assert "Je hebt nog geen wachtwoord." in page
    assert 'type="password"' not in page

    for path in (OWN, f"{OWN}/{identity.id}/remove"):
        answer = visitor.submit(path, password="-")
        assert answer.status_code == 409
        assert "Je account heeft nog geen wachtwoord." in answer.text
    sent = _bearer(app, find("Ada")).delete(f"{API}/{identity.id}", json={"password": "-"})
    assert (sent.status_code, sent.json["code"]) == (409, "no_password")
    assert len(identities()) == 1


def test_programs_can_list_and_unlink(traveller, wilma, app, neighbours, time):
    _link(traveller)
    program = _bearer(app, wilma)
    (line,) = program.get(API).json["items"]
    at = time.at.isoformat()
    assert line == {"id": identities()[0].id, "issuer": neighbours.issuer, "linked_at": at}

    path = f"{API}/{line['id']}"
    for body, status, code in (
        ({}, 422, "invalid"),
        ({"password": "gok"}, 401, "wrong_password"),
        ({"password": PASSWORD, "extra": 1}, 422, "invalid"),
    ):
        sent = program.delete(path, json=body)
        assert (sent.status_code, sent.json["code"]) == (status, code)
    assert program.delete(path, json={"password": PASSWORD}).status_code == 204
    assert program.get(API).json == {"items": [], "next": None}
    assert program.delete(path, json={"password": PASSWORD}).status_code == 404


def test_what_is_anothers_is_not_there(traveller, wilma, app):
    _link(traveller)
    other = make.member(password=PASSWORD)
    (identity,) = identities()
    assert _bearer(app, other).get(API).json["items"] == []
    sent = _bearer(app, other).delete(f"{API}/{identity.id}", json={"password": PASSWORD})
    page = app.test_client().log_in(other).submit(f"{OWN}/{identity.id}/remove", password=PASSWORD)
    assert (sent.status_code, page.status_code) == (404, 404)
    assert len(identities()) == 1


def test_the_number_there_is_shown_to_nobody(traveller, wilma, visitor, app):
    _link(traveller)
    assert "nummer-ada" not in visitor.get(OWN).text + _bearer(app, wilma).get(API).text


def test_a_letter_tells_of_linking_and_unlinking(traveller, wilma, visitor, smtp, run_worker):
    _link(traveller)
    run_worker()
    visitor.submit(f"{OWN}/{identities()[0].id}/remove", password=PASSWORD)
    run_worker()

    linked, unlinked = smtp.to("wilma@example.org")
    assert "Dag Wilma," in linked.get_content()
    assert "Vanaf nu kun je op Ruggespraak inloggen met Buurtlogin." in linked.get_content()
    assert "niet meer inloggen met Buurtlogin" in unlinked.get_content()
    for letter in (linked, unlinked):
        assert "http://localhost/settings/identities" in letter.get_content()
        assert "ada" not in letter.as_string().lower()


def test_whoever_signs_up_so_is_told_by_letter_too(traveller, smtp, run_worker):
    traveller.sign_up()
    run_worker()
    assert len(smtp.to("ada@example.org")) == 1


def test_linking_twice_is_told_once(traveller, wilma, smtp, run_worker):
    _link(traveller)
    _link(traveller)
    run_worker()
    assert len(smtp.messages) == 1
