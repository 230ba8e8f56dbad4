"""The address at which one member can answer one thread."""

from base64 import b32decode, b32encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.accounts.models import Member
from forum.core.db import db
from forum.jobs.inbound.addresses import LASTS, ReplyTo, read_token, reply_address, token_in
from tests import make

pytestmark = pytest.mark.usefixtures("takes_mail")


def _token(address: str | None) -> str:
    assert address is not None
    token = token_in(address)
    assert token is not None
    return token


def _given() -> tuple[Member, str]:
    member = make.member()
    return member, _token(reply_address(member.id, 12, 34))


def test_it_says_who_answers_what(app):
    member, token = _given()
    assert read_token(token) == ReplyTo(member.id, 12, 34)
    assert read_token(_token(reply_address(member.id, 12))) == ReplyTo(member.id, 12, 0)


def test_mail_servers_can_carry_it(app):
    address = reply_address(make.member().id, 2**40 - 1, 2**48 - 1)
    local, _at, host = address.partition("@")
    assert len(local) <= 64
    assert (address, host) == (address.lower(), "forum.example")
    assert token_in(f"  {address.upper()} ") == token_in(address)


def test_without_a_box_nobody_can_answer(app, monkeypatch):
    member = make.member()
    for name in ("REPLY_ADDRESS", "IMAP_URL"):
        with monkeypatch.context() as without:
            without.setitem(app.config, name, None)
            assert reply_address(member.id, 1) is None


def test_it_is_over_after_a_month(app, time):
    _member, token = _given()
    time.pass_time(hours=LASTS.days * 24 - 1)
    assert not read_token(token).is_over
    time.pass_time(hours=1)
    assert read_token(token).is_over


@pytest.mark.parametrize(
    "change",
    [
        {"email_key": "andere@example.org"},
        {"password_hash": "anders"},
        {"email_verified_at": None},
        {"username": None},
    ],
)
def test_it_ends_with_what_it_was_given_to(app, time, change):
    member, token = _given()
    if "username" in change:
        change = {"erased_at": time.at}
    db.session.query(Member).filter_by(id=member.id).update(change)
    assert read_token(token).is_over
    assert (reply_address(member.id, 1) is None) == (
        "erased_at" in change or None in [*change.values()]
    )


def test_another_key_reads_nothing(app, monkeypatch):
    _member, token = _given()
    monkeypatch.setitem(app.config, "SECRET_KEY", "another")
    assert read_token(token) is None


def test_every_changed_letter_is_noticed(app):
    _member, token = _given()
    for at, letter in enumerate(token):
        other = "a" if letter != "a" else "b"
        changed = read_token(token[:at] + other + token[at + 1 :])
        # The last letter has bits that nothing hangs on.
        assert changed is None or changed.is_over or at == len(token) - 1


def test_ours_or_not_is_known_apart_from_whether_it_still_holds(app):
    _member, token = _given()
    whole = b32decode(token.upper() + "=" * 6)
    forged = [whole[:19] + bytes(12), bytes(19) + whole[19:], whole[:20] + b"x" + whole[21:]]
    for one in forged:
        assert read_token(b32encode(one).decode().rstrip("=").lower()) is None
    late = b32encode(whole[:22] + bytes(9)).decode().rstrip("=").lower()
    assert read_token(late).is_over


@pytest.mark.parametrize(
    "address",
    [
        "",
        "@",
        "reply@forum.example",
        "reply+@forum.example",
        "reply+abc@forum.example",
        "reply+" + "a" * 50 + "@elders.example",
        "other+" + "a" * 50 + "@forum.example",
        "a" * 50 + "@forum.example",
    ],
)
def test_other_addresses_have_no_token(app, address):
    assert token_in(address) is None


@given(st.text(max_size=60) | st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=50, max_size=50))
def test_what_we_did_not_sign_is_none(token):
    assert read_token(token) is None


def test_for_a_number_that_does_not_fit_there_is_none(app):
    assert reply_address(make.member().id, 2**40) is None
