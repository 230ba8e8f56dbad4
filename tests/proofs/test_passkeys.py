"""Passkeys of one's own: made, seen and removed."""

import re

import pytest
from sqlalchemy import select

from forum.accounts.models import Member, Session, Token
from forum.core import clock, vault
from forum.core.db import db
from forum.proofs.models import Ceremony, Passkey
from tests import make
from tests.make import PASSWORD
from tests.proofs.authenticator import PRESENT, VERIFIED, Device, content, text
from tests.proofs.keys import LIST, add, asked, send


def _passkeys() -> list[Passkey]:
    return list(db.session.scalars(select(Passkey).order_by(Passkey.id)))


def _since(member: Member):
    return db.session.scalar(select(Member.second_factor_since).where(Member.id == member.id))


def test_a_passkey_is_made_named_and_listed(visitor, ada):
    device = Device()
    answer = add(visitor.log_in(ada), device, name="Mijn <b>telefoon")

    assert (answer.status_code, answer.location) == (303, LIST)
    (kept,) = _passkeys()
    assert (kept.member_id, content(kept.credential_id)) == (ada.id, device.id)
    assert content(kept.public_key) == device.public_key()
    page = visitor.get(LIST).text
    assert "Mijn &lt;b&gt;telefoon" in page
    assert "nog niet gebruikt" in page
    assert "Je passkey is toegevoegd" in page


def test_the_device_is_asked_to_know_its_owner_and_not_to_make_two(visitor, ada):
    device = Device()
    add(visitor.log_in(ada), device)
    options = asked(visitor, LIST, name="Laptop", password=PASSWORD)

    wanted = options["authenticatorSelection"]
    assert (wanted["residentKey"], wanted["userVerification"]) == ("required", "required")
    assert [known["id"] for known in options["excludeCredentials"]] == [text(device.id)]
    assert options["rp"] == {"id": "localhost", "name": "Ruggespraak"}
    assert options["attestation"] == "none"


def test_the_device_is_told_the_name_and_not_the_number(visitor, ada):
    user = asked(visitor.log_in(ada), LIST, name="Laptop", password=PASSWORD)["user"]
    again = asked(visitor, LIST, name="Laptop", password=PASSWORD)["user"]

    assert (user["name"], user["id"]) == ("Ada", again["id"])
    assert content(user["id"]).hex() == vault.digest(f"passkey\0{ada.id}")


@pytest.mark.parametrize(
    ("typed", "status", "field"),
    [
        ({"name": "Laptop", "password": "gok"}, 401, "password"),
        ({"name": "Laptop", "password": ""}, 422, "password"),
        ({"name": "", "password": PASSWORD}, 422, "name"),
        ({"name": "a" * 101, "password": PASSWORD}, 422, "name"),
    ],
)
def test_nothing_is_asked_of_a_device_without_a_name_and_the_password(
    visitor, ada, typed, status, field
):
    answer = visitor.log_in(ada).submit(f"{LIST}/options", **typed)
    assert (answer.status_code, answer.json["fields"]) == (status, [field])
    assert answer.json["detail"]
    assert db.session.scalars(select(Ceremony)).all() == []


def test_the_first_second_factor_logs_out_elsewhere(app, visitor, ada):
    elsewhere, key = app.test_client().log_in(ada), make.token(ada)
    add(visitor.log_in(ada), Device())

    assert _since(ada) == clock.now()
    assert elsewhere.get("/settings").status_code == 303
    assert app.test_client().bearer(key).get("/api/v1/me").status_code == 401
    assert visitor.get("/settings").status_code == 200


def test_a_later_one_leaves_other_places_alone(app, visitor, ada, time):
    add(visitor.log_in(ada), Device())
    first = clock.now()
    elsewhere = app.test_client().log_in(ada)
    make.token(ada)
    time.pass_time(hours=1)
    add(visitor, Device(), name="Laptop")

    assert _since(ada) == first
    assert elsewhere.get("/settings").status_code == 200
    assert len(db.session.scalars(select(Session)).all()) == 2
    assert len(db.session.scalars(select(Token)).all()) == 1


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "http://evil.example"},
        {"origin": "https://localhost"},
        {"origin": "http://localhost:5000"},
        {"party": "evil.example"},
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"id": b""},
        {"id": b"a" * 1024},
    ],
)
def test_a_passkey_made_for_another_place_or_owner_is_not_kept(visitor, ada, lie):
    answer = add(visitor.log_in(ada), Device(**lie))
    assert answer.status_code == 422
    assert "Deze passkey konden we niet lezen" in answer.text
    assert 'value="Telefoon"' in answer.text
    assert (_passkeys(), _since(ada)) == ([], None)


def test_an_answer_makes_one_passkey_once(visitor, ada):
    device = Device()
    made = device.make(asked(visitor.log_in(ada), LIST, name="a", password=PASSWORD))
    assert send(visitor, LIST, made, name="a").status_code == 303
    again = send(visitor, LIST, made, name="a")
    assert again.status_code == 409
    assert "Begin opnieuw" in again.text
    assert len(_passkeys()) == 1


def test_an_answer_of_somebody_else_is_not_mine(app, visitor, ada):
    other = app.test_client().log_in(make.member(password=PASSWORD))
    theirs = asked(other, LIST, name="a", password=PASSWORD)
    asked(visitor.log_in(ada), LIST, name="a", password=PASSWORD)
    assert send(visitor, LIST, Device().make(theirs), name="a").status_code == 422
    assert _passkeys() == []


def test_an_answer_that_took_too_long_is_refused(visitor, ada, time):
    options = asked(visitor.log_in(ada), LIST, name="a", password=PASSWORD)
    time.pass_time(minutes=10)
    assert send(visitor, LIST, Device().make(options), name="a").status_code == 409
    assert _passkeys() == []


def test_nobody_takes_the_passkey_of_another(app, visitor, ada):
    device = Device()
    add(visitor.log_in(ada), device)
    thief = app.test_client().log_in(make.member(password=PASSWORD))
    answer = add(thief, Device(id=device.id))
    assert answer.status_code == 409
    assert [kept.member_id for kept in _passkeys()] == [ada.id]


def test_one_has_twenty_at_most(visitor, ada):
    visitor.log_in(ada)
    for number in range(20):
        add(visitor, Device(), name=f"Toestel {number}")
    answer = visitor.submit(f"{LIST}/options", name="a", password=PASSWORD)
    assert (answer.status_code, len(_passkeys())) == (409, 20)
    assert "20 passkeys" in answer.json["detail"]


@pytest.mark.parametrize("base_url", ["http://127.0.0.1:5000", "https://[::1]", "http://rug.nl"])
def test_passkeys_are_not_offered_where_browsers_have_none(
    app, visitor, ada, base_url, monkeypatch
):
    monkeypatch.setitem(app.config, "BASE_URL", base_url)
    assert "passkey" not in visitor.get("/login").text
    for path in ("/login/passkey/options", "/login/passkey"):
        assert visitor.submit(path, credential="{}").status_code == 404
    page = visitor.log_in(ada).get(LIST).text
    assert "Op dit adres werken passkeys niet" in page
    assert not re.search("<form[^>]*data-passkey", page)
