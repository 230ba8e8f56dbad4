"""What people write to each other alone stands nowhere for others to read."""

import logging
from hashlib import sha256

import pytest
from sqlalchemy import select, text

from forum.accounts.models import AccessEntry, Receipt
from forum.core import markdown
from forum.core.db import db, transaction
from forum.core.vault import digest, unseal
from forum.jobs.worker import run_due
from forum.messages import service
from forum.messages.models import Message
from tests import make
from tests.leaving import remains
from tests.messages.talk import begin, someone

MARKS = ["Fluistermerk", "Antwoordmerk", "Toelichtingsmerk"]


def test_no_byte_of_it_can_be_read_where_it_is_kept(kept_site, caplog):
    caplog.set_level(logging.DEBUG)
    with transaction():
        ada, bea = someone(username="Ada"), someone(username="Bea")
        keeper = make.moderator()
    one, other = (kept_site.test_client().log_in(who) for who in (ada, bea))
    form = {"to": "Bea", "body": f"{MARKS[0]} @Bea", "idempotency_key": "k" * 20}
    place = one.submit("/messages/new", **form).location.partition("#")[0]
    other.bearer(make.token(bea))
    answered = other.post(
        f"/api/v1{place}", json={"body": MARKS[1]}, headers={"Idempotency-Key": "a"}
    )
    assert answered.status_code == 201
    heard = db.session.scalars(select(Message.id).order_by(Message.number)).first()
    other.submit(f"{place}/{heard}/report", reason_code="anders", note=MARKS[2])
    shown = kept_site.test_client().log_in(keeper)
    page = shown.submit("/moderation/messages/1/open", reason="Iemand vraagt om hulp")
    assert MARKS[0] in page.text
    assert MARKS[2] in page.text
    run_due()

    assert remains.found(MARKS) == []
    assert not any(mark in caplog.text for mark in MARKS)
    assert remains.found(["Iemand vraagt om hulp"])  # or nothing would ever be found


def test_a_receipt_keeps_no_hash_that_can_be_guessed(app, visitor):
    """Of a short text, who has the database could try out all there are."""
    ada, bea = someone(), someone()
    first = begin(ada, bea)
    visitor.bearer(make.token(bea))
    visitor.post(
        f"/api/v1/messages/{first.conversation_id}",
        json={"body": "ja"},
        headers={"Idempotency-Key": "a"},
    )
    (kept,) = db.session.scalars(select(Receipt.fingerprint))
    path = f"POST /api/v1/messages/{first.conversation_id}?\n"
    plain = sha256(path.encode() + b'{"body": "ja"}').hexdigest()
    assert kept != plain
    assert kept == digest(plain)


def test_what_is_kept_of_it_is_a_cipher(app):
    begin(someone(), someone(), body="ja")
    (kept,) = db.session.execute(text("select body from messages")).scalars()
    assert unseal(kept.encode()) == b"ja"
    assert len(kept) > 80


def test_a_picture_of_elsewhere_stays_text(app, visitor):
    ada, bea = someone(), someone()
    body = "![foto](https://elders.example/x.png) ![eigen](/uploads/1.png)"
    first = begin(ada, bea, body=body)
    page = visitor.log_in(bea).get(f"/messages/{first.conversation_id}").text
    assert "<img" not in page
    assert "foto" in page
    assert "<img" not in markdown.to_html(body)


def test_opening_a_report_shows_one_message_and_says_so_to_its_writer(app, visitor):
    ada, bea = someone(username="Ada"), someone(username="Bea")
    first = begin(ada, bea, body="Het ene")
    service.send(make.viewer(ada), first.conversation_id, body="Het andere")
    place = first.conversation_id, first.id
    number = service.report(make.viewer(bea), *place, reason="bedreiging", note="Bang")
    keeper = make.moderator(username="Kim")
    visitor.log_in(keeper)

    listed = visitor.get("/moderation/messages").text
    opened = visitor.submit(f"/moderation/messages/{number}/open", reason="Melding nagaan").text

    assert not any(word in listed for word in ("Het ene", "Het andere", "Bang"))
    assert all(word in listed for word in ("Ada", "Bea", "Bedreigt of zet me onder druk"))
    assert all(word in opened for word in ("Het ene", "Bang"))
    assert "Het andere" not in opened
    (entry,) = db.session.scalars(select(AccessEntry))
    told = (entry.member_id, entry.opened_by, entry.what, entry.why)
    assert told == (ada.id, keeper.id, "message", "Melding nagaan")
    log = visitor.log_in(ada).get("/settings/access-log").text
    assert "Een privébericht van je dat een ander meldde" in log
    assert "Kim" not in log


@pytest.mark.parametrize("reason", ["", "ja"])
def test_without_a_reason_nothing_is_opened(app, visitor, reason):
    ada, bea = someone(), someone()
    first = begin(ada, bea, body="Het ene")
    number = service.report(make.viewer(bea), first.conversation_id, first.id, reason="anders")
    visitor.log_in(make.moderator())
    answer = visitor.submit(f"/moderation/messages/{number}/open", reason=reason)
    assert answer.status_code == 422
    assert "Het ene" not in answer.text
    assert db.session.scalars(select(AccessEntry)).all() == []


def test_a_moderator_opens_no_report_of_their_own_message(app, visitor):
    keeper, bea = make.moderator(), someone()
    first = begin(keeper, bea, body="Het ene")
    number = service.report(make.viewer(bea), first.conversation_id, first.id, reason="anders")
    visitor.log_in(keeper)
    for act in ("open", "close"):
        answer = visitor.submit(f"/moderation/messages/{number}/{act}", reason="Even kijken")
        assert answer.status_code == 403
    other = visitor.log_in(make.moderator())
    assert other.submit(f"/moderation/messages/{number}/close").status_code == 303
    assert "Wachten" in other.get("/moderation/messages").text
    assert "afgehandeld op" in other.get("/moderation/messages?state=closed").text
