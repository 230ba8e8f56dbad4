from datetime import date

import pytest
from babel.dates import format_date
from sqlalchemy import select

from forum.accounts.models import Consent
from forum.accounts.purposes import TEXT_VERSIONS, Purpose
from forum.core import clock
from forum.core.db import db
from tests import make

VERSION = TEXT_VERSIONS[Purpose.TEXTS]


def _rows() -> list[tuple]:
    """Purpose, version, and whether it still stands."""
    rows = db.session.scalars(select(Consent).order_by(Consent.id))
    return [(row.purpose, row.text_version, row.withdrawn_at is None) for row in rows]


def _by_page(visitor, given: bool) -> int:
    return visitor.submit("/settings/consent", given="1" if given else "0").status_code


def _by_program(visitor, given: bool) -> int:
    return visitor.put("/api/v1/me/consents/texts", json={"given": given}).status_code


DOORS = pytest.mark.parametrize(("say", "done"), [(_by_page, 303), (_by_program, 200)])


@DOORS
def test_saying_yes_and_no_leaves_a_row_for_every_yes(visitor, say, done):
    member = make.member(consent=False)
    visitor.log_in(member).bearer(make.token(member))
    for given in (False, True, True, False, False, True):
        assert say(visitor, given) == done

    assert _rows() == [("texts", VERSION, False), ("texts", VERSION, True)]


@DOORS
def test_without_consent_nothing_can_be_written_and_all_can_be_read(visitor, say, done):
    first, member = make.thread(), make.member()
    visitor.log_in(member).bearer(make.token(member))
    posts = f"/api/v1/threads/{first.thread_id}/posts"
    assert visitor.post(posts, json={"body": "Hoi."}).status_code == 201

    say(visitor, False)
    refused = visitor.post(posts, json={"body": "Hoi."})
    assert (refused.status_code, refused.json["code"]) == (403, "consent_required")
    page = visitor.submit(f"/t/{first.thread_id}-hoe-begin-ik", body="Mijn verhaal.")
    assert page.status_code == 403
    assert "Mijn verhaal." in page.text
    assert visitor.get(posts).status_code == 200

    say(visitor, True)
    assert visitor.post(posts, json={"body": "Daar ben ik weer."}).status_code == 201


def test_what_was_agreed_to_can_be_read_back(visitor, time):
    member = make.member()
    visitor.log_in(member).bearer(make.token(member))
    given = clock.now()
    time.pass_time(days=1)

    line, *others = visitor.get("/api/v1/me/consents").json["items"]
    assert line == {"purpose": "texts", "text_version": VERSION, "given_at": given.isoformat()}
    assert [(other["purpose"], other["given_at"]) for other in others] == [
        ("diary", None),
        ("digest", None),
    ]
    assert visitor.get("/api/v1/me").json["consents"] == [line, *others]
    page = visitor.get("/settings/consent")
    assert 'Gegeven op <time datetime="2030-01-01T00:00:00+00:00">1 januari 2030' in page.text
    assert f"tekst van {format_date(date.fromisoformat(VERSION), 'long', locale='nl')}" in page.text


def test_who_never_agreed_is_asked(visitor):
    visitor.log_in(make.member(consent=False))
    page = visitor.get("/settings/consent").text
    assert "Ik geef toestemming" in page
    assert "Gegeven op" not in page
    assert page.count("Niet gegeven") == len(Purpose)


def test_a_yes_leads_on_to_the_page_that_asked_for_it_and_to_no_other_site(visitor):
    visitor.log_in(make.member(consent=False))
    assert 'name="next" value="/t/new"' in visitor.get("/settings/consent?next=/t/new").text
    yes = {"purpose": "texts", "given": "1"}
    assert visitor.submit("/settings/consent", **yes, next="/t/new").location == "/t/new"
    answer = visitor.submit("/settings/consent", **yes, next="//else.where")
    assert answer.location == "/settings/consent"


def test_an_older_yes_keeps_the_version_it_was_given_to(visitor):
    member = make.member(consent=False)
    at = clock.now()
    db.session.add(
        Consent(member_id=member.id, purpose="texts", text_version="2020-01-01", given_at=at)
    )
    visitor.bearer(make.token(member))
    line = visitor.get("/api/v1/me/consents").json["items"][0]
    assert line["text_version"] == "2020-01-01"


@pytest.mark.parametrize("who", [{"verified": False}, {"suspended_until": None}])
def test_taking_it_back_depends_on_nothing(visitor, who):
    visitor.log_in(make.member(**who))
    assert _by_page(visitor, given=False) == 303
    assert _rows() == [("texts", VERSION, False)]


def test_who_is_suspended_can_take_it_back(visitor):
    visitor.log_in(make.suspended())
    assert _by_page(visitor, given=False) == 303


@pytest.mark.parametrize("purpose", ["diary", "digest"])
def test_each_purpose_is_agreed_to_apart(visitor, purpose):
    member = make.member(consent=False)
    visitor.log_in(member).bearer(make.token(member))
    visitor.put(f"/api/v1/me/consents/{purpose}", json={"given": True})
    assert _rows() == [(purpose, VERSION, True)]
    assert not make.viewer(member).has_consent

    visitor.submit("/settings/consent", purpose=purpose, given="0")
    assert _rows() == [(purpose, VERSION, False)]


@pytest.mark.parametrize("purpose", ["newsletter", "TEXTS", "x"])
def test_there_is_nothing_else_to_agree_to(visitor, purpose):
    visitor.bearer(make.token(make.member()))
    answer = visitor.put(f"/api/v1/me/consents/{purpose}", json={"given": True})
    assert answer.status_code == 404


@pytest.mark.parametrize("body", [{}, {"given": None}, {"given": "misschien"}, {"given": []}])
def test_it_is_a_yes_or_a_no(visitor, body):
    visitor.bearer(make.token(make.member()))
    answer = visitor.put("/api/v1/me/consents/texts", json=body)
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["given"])


def test_guests_have_nothing_to_agree_to(visitor):
    assert visitor.get("/api/v1/me/consents").status_code == 401
    answer = visitor.put("/api/v1/me/consents/texts", json={"given": True})
    assert answer.status_code == 401
    assert visitor.get("/settings/consent").status_code == 303


def test_nobody_agrees_for_another(visitor):
    other = make.member(consent=False)
    visitor.bearer(make.token(make.member(consent=False)))
    visitor.put("/api/v1/me/consents/texts", json={"given": True})
    assert not make.viewer(other).has_consent
