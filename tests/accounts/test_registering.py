import re

import pytest
from sqlalchemy import select

from forum.accounts.models import Consent
from forum.accounts.purposes import RULES_VERSION, TEXT_VERSIONS, Purpose
from forum.core import clock
from forum.core.db import db
from forum.core.passwords import matches
from tests import make
from tests.accounts.people import FORM, JSON, PASSWORD, find


def _consents() -> list[Consent]:
    return list(db.session.scalars(select(Consent)))


def _plain(page: str) -> str:
    """The page without what differs at every visit."""
    return re.sub(r'(name="csrf_token"|nonce)[^>]*|daniel@example.org|ada@example.org', "", page)


def test_signing_up_makes_an_account_that_waits_for_its_mail(visitor, smtp, run_worker):
    answer = visitor.submit("/register", **FORM)
    run_worker()

    assert answer.status_code == 200
    assert "daniel@example.org" in answer.text
    member = find()
    assert (member.role, member.email_verified_at, member.suspended_until) == ("member", None, None)
    assert (member.joined_at, member.rules_version) == (clock.now(), RULES_VERSION)
    assert matches(member.password_hash, PASSWORD)
    assert [message["To"] for message in smtp.messages] == ["daniel@example.org"]


def test_signing_up_does_not_log_in(visitor):
    visitor.submit("/register", **FORM)
    assert visitor.get("/settings").status_code == 303


def test_consent_is_asked_apart_and_not_needed_for_an_account(visitor):
    visitor.submit("/register", **FORM)
    assert find()
    assert _consents() == []


def test_consent_is_kept_with_its_version_and_its_moment(visitor):
    visitor.submit("/register", **FORM, consent_texts="1")

    (consent,) = _consents()
    assert consent.member_id == find().id
    assert (consent.purpose, consent.text_version) == ("texts", TEXT_VERSIONS[Purpose.TEXTS])
    assert (consent.given_at, consent.withdrawn_at) == (clock.now(), None)


def test_the_api_signs_up_too(visitor, smtp, run_worker):
    answer = visitor.post("/api/v1/members", json=JSON | {"consent_texts": True})
    run_worker()

    assert answer.status_code == 202
    assert list(answer.json) == ["detail"]
    assert len(_consents()) == 1
    assert [message["To"] for message in smtp.messages] == ["daniel@example.org"]


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("username", "", "Vul hier iets in"),
        ("username", "J", "Gebruik 2 tot 40 tekens."),
        ("username", "a/b", "Gebruik letters, cijfers, spaties"),
        ("username", "mod_Jan", "verward worden met het team"),
        ("username", "x" * 101, "hoogstens 40 tekens"),
        ("email", "", "Dit is geen e-mailadres."),
        ("email", "daniel", "Dit is geen e-mailadres."),
        ("email", "a@example.org,b@example.org", "Dit is geen e-mailadres."),
        ("password", "", "Vul hier iets in."),
        ("password", "kort", "Gebruik 8 tot 256 tekens."),
        ("password", "x" * 257, "Gebruik hoogstens 256 tekens."),
        ("password", "Ruggespraak1", "te makkelijk te raden"),
        ("age_16", "0", "Vink dit aan om verder te gaan."),
        ("rules", "0", "Vink dit aan om verder te gaan."),
        ("consent_texts", "misschien", "Deze waarde klopt niet."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(visitor, field, typed, words):
    form = FORM | {field: typed}
    page = visitor.submit("/register", **form)
    sent = visitor.post("/api/v1/members", json=JSON | {field: typed or None})

    assert (page.status_code, sent.status_code) == (422, 422)
    assert words in page.text
    assert f'id="{field}-error"' in page.text
    assert list(sent.json["errors"]) == [field]
    assert find() is None


@pytest.mark.parametrize("field", ["username", "email", "password", "age_16", "rules"])
def test_a_field_left_out_is_named(visitor, field):
    given = {name: value for name, value in JSON.items() if name != field}
    answer = visitor.post("/api/v1/members", json=given)
    assert answer.status_code == 422
    assert answer.json["errors"] == {field: ["Dit veld is verplicht."]}


def test_all_that_is_wrong_is_said_at_once(visitor):
    page = visitor.submit("/register", username="", email="x", password="kort")
    for field in ("username", "email", "password", "age_16", "rules"):
        assert f'href="#{field}"' in page.text


def test_what_was_typed_comes_back_but_never_the_password(visitor):
    page = visitor.submit("/register", **FORM | {"email": 'a"><b>', "rules": ""})

    assert page.status_code == 422
    assert 'value="Daniël"' in page.text
    assert 'value="a&#34;&gt;&lt;b&gt;"' in page.text
    assert re.search(r'<input id="age_16"[^>]* checked', page.text)
    assert not re.search(r'<input id="rules"[^>]* checked', page.text)
    assert PASSWORD not in page.text


@pytest.mark.parametrize("field", ["role", "email_verified_at", "id", "password_hash"])
def test_nobody_signs_up_as_more_than_a_member(visitor, field):
    sent = visitor.post("/api/v1/members", json=JSON | {field: "admin"})
    assert (sent.status_code, list(sent.json["errors"])) == (422, [field])

    visitor.submit("/register", **FORM, **{field: "admin"})
    assert (find().role, find().email_verified_at) == ("member", None)


@pytest.mark.parametrize("name", ["Daniël", "daniel", "DANIEL", "Dan1el", "d.a.n.i.e.l"])
def test_a_name_that_looks_like_one_in_use_is_taken(visitor, name):
    make.member(username="Daniël")
    page = visitor.submit("/register", **FORM | {"username": name})
    sent = visitor.post("/api/v1/members", json=JSON | {"username": name})

    assert (page.status_code, sent.status_code) == (409, 409)
    assert "Deze naam is al bezet." in page.text
    assert (sent.json["code"], list(sent.json["errors"])) == ("name_taken", ["username"])


def test_a_known_address_gets_the_very_same_answer(visitor, smtp, run_worker):
    make.member(username="Ada", email="ada@example.org")
    unknown = visitor.submit("/register", **FORM)
    known = visitor.submit("/register", **FORM | {"username": "Grace", "email": "ADA@example.org "})

    assert unknown.status_code == known.status_code == 200
    assert _plain(unknown.text) == _plain(known.text.replace("ADA@", "ada@"))
    assert [name for name, _value in unknown.headers] == [name for name, _value in known.headers]
    sent = [
        visitor.post("/api/v1/members", json=JSON | {"username": name, "email": email})
        for name, email in (("Linda", "ada@example.org"), ("Marie", "marie@example.org"))
    ]
    assert (sent[0].status_code, sent[0].json) == (sent[1].status_code, sent[1].json)


def test_the_owner_of_a_known_address_is_told_by_mail(visitor, smtp, run_worker):
    make.member(username="Ada", email="ada@example.org")
    visitor.submit("/register", **FORM | {"email": "Ada@Example.org"}, consent_texts="1")
    run_worker()

    (letter,) = smtp.messages
    assert letter["X-Rcpt-To"] == "ada@example.org"
    assert "Dag Ada," in letter.get_content()
    assert "http://localhost/login" in letter.get_content()
    assert "http://localhost/forgot" in letter.get_content()
    assert "Daniël" not in letter.get_content()


def test_a_known_address_costs_the_very_same_work(visitor, count_queries):
    make.member(email="ada@example.org")
    make.session(make.member())
    with count_queries() as unknown:
        visitor.post("/api/v1/members", json=JSON)
    with count_queries() as known:
        visitor.post(
            "/api/v1/members", json=JSON | {"username": "Grace", "email": "ada@example.org"}
        )
    assert len(unknown) == len(known)


def test_a_form_without_its_token_does_nothing(visitor):
    assert visitor.post("/register", data=FORM).status_code in (400, 401)
    assert find() is None
