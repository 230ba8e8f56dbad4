"""A provider that answers nonsense is told of in plain words, and never breaks a page."""

import json

import pytest

from forum.core.asking import MOST, NoAnswer, ask, is_safe
from tests.proofs.identities.travelling import LOGIN

PLACES = ("openid_configuration", "jwks", "token", "userinfo")
ANSWERS = {
    "an error": (500, "{}"),
    "no page": (404, "weg"),
    "no JSON": (200, "<html>"),
    "a list": (200, "[]"),
    "nothing": (200, ""),
    "an empty object": (200, "{}"),
    "too much": (200, json.dumps({"keys": "x" * MOST})),
    "too deep": (200, "[" * 50_000),
    "no text": (200, "\udcff".encode("utf-8", "surrogateescape").decode("latin-1")),
    "another place": (302, "{}"),
    "odd kinds": (200, json.dumps({"issuer": 7, "keys": 7, "id_token": 7, "sub": 7})),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", ANSWERS)
def test_an_answer_that_makes_no_sense_is_the_providers_fault(traveller, app, place, kind):
    without_address = {"without": ["email", "email_verified"]}
    traveller.neighbours.behave(**without_address)
    sent = traveller.come_back()
    app.extensions["provider"]._kept.clear()
    traveller.neighbours.behave(answers={place: ANSWERS[kind]})

    answer = traveller.finish(**sent)

    assert answer.status_code == 503
    assert "Buurtlogin" in answer.text
    assert not traveller.is_logged_in()
    assert "elders" not in traveller.neighbours.behave()


@pytest.mark.parametrize("status", [400, 401])
@pytest.mark.parametrize("error", ["invalid_client", "invalid_request", "x", 7])
def test_a_provider_that_does_not_know_us_is_our_fault_and_not_the_visitors(
    traveller, status, error
):
    sent = traveller.come_back()
    traveller.neighbours.behave(answers={"token": (status, json.dumps({"error": error}))})
    assert traveller.finish(**sent).status_code == 503


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("issuer", "https://elders.example"),
        ("authorization_endpoint", "http://elders.example/authorize"),
        ("authorization_endpoint", "javascript:alert(1)"),
        ("authorization_endpoint", None),
        ("padding", "x" * MOST),  # right, but more than anyone needs
        ("authorization_endpoint", "//elders.example"),
        ("authorization_endpoint", "https://[::1"),
        ("authorization_endpoint", ["https://elders.example"]),
    ],
)
def test_a_provider_that_leads_elsewhere_is_not_followed(app, visitor, neighbours, name, value):
    app.extensions["provider"]._kept.clear()
    neighbours.behave(discovery={name: value})
    answer = visitor.submit(LOGIN)
    assert answer.status_code == 503
    assert "elders" not in answer.text


def test_an_address_told_apart_from_the_token_counts_too(traveller):
    """As OpenID Connect Core 1.0, 5.4 would have it."""
    traveller.neighbours.behave(without=["email", "email_verified"])
    assert traveller.travel().location == f"{LOGIN}/new"
    assert "ada@example.org" in traveller.visitor.get(f"{LOGIN}/new").text


def test_what_is_told_apart_must_be_of_the_same_person(traveller):
    traveller.neighbours.behave(without=["email", "email_verified"], userinfo={"sub": "nummer-bob"})
    assert traveller.travel().status_code == 503


def test_a_provider_that_tells_no_address_lets_nobody_sign_up(traveller, app):
    app.extensions["provider"]._kept.clear()
    nowhere = {"people": {"ada": {}}, "discovery": {"userinfo_endpoint": None}}
    traveller.neighbours.behave(**nowhere)
    assert traveller.travel().status_code in (403, 503)
    traveller.neighbours.behave(people={"ada": {}}, discovery={})
    app.extensions["provider"]._kept.clear()
    assert traveller.travel().status_code == 403


@pytest.mark.parametrize(
    "ways", [["client_secret_post"], ["client_secret_post", "private_key_jwt"]]
)
def test_the_secret_is_shown_the_way_the_provider_takes_it(traveller, app, ways):
    told = {"token_endpoint_auth_methods_supported": ways}
    traveller.neighbours.behave(takes_a_field=True, discovery=told)
    app.extensions["provider"]._kept.clear()
    assert traveller.travel().location == f"{LOGIN}/new"


def test_the_secret_is_in_no_page_and_no_description_of_the_provider(traveller, app):
    from tests.provider import SECRET

    assert SECRET not in repr(app.extensions["provider"])
    assert SECRET not in traveller.visitor.submit(LOGIN).text


@pytest.mark.parametrize(
    ("address", "is_good"),
    [
        ("https://elders.example/x", True),
        ("http://localhost:8000", True),
        ("http://127.0.0.1", True),
        ("http://[::1]:1/x", True),
        ("http://elders.example", False),
        ("http://localhost.elders.example", False),
        ("http://127.0.0.1@elders.example", False),
        ("ftp://localhost", False),
        ("https://", False),
        ("", False),
        (None, False),
    ],
)
def test_only_a_line_that_nobody_listens_in_on_is_used(address, is_good):
    assert is_safe(address) is is_good
    if not is_good:
        with pytest.raises(NoAnswer):
            ask(address)
