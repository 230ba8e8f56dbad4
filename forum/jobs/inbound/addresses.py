"""The address at which one member can answer one thread by mail: `reply+<token>@host`.

What stands before the `@` is written in small letters alone and fits in 64 characters, as mail
servers want it. The token holds ids and an end, signed together with the member's address and
password: choosing another of either, or leaving, ends every one that was given out. A first part
of the signature is over the ids and the end alone, so that who answers a letter that is too old can
be told apart from who never got one.
"""

from base64 import b32decode, b32encode
from binascii import Error as BadCode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from hmac import new as keyed_hash
from typing import NamedTuple

from flask import current_app

from forum.accounts.standing_address import bound_to
from forum.core import clock

LASTS = timedelta(days=30)
# Stands above a letter that can be answered: what is below it is ours, and never posted.
ABOVE = "Schrijf je antwoord boven deze regel"

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_HOUR = timedelta(hours=1)
_SIZES = (5, 5, 6, 3)  # bytes of the member, the thread, the post and the hour of its end
_SIGNED = sum(_SIZES)
_MARK = 12  # bytes: 96 bits
_GIVEN = 3  # of those that say no more than that we gave it out
_LENGTH = 50  # letters of a whole token


class ReplyTo(NamedTuple):
    """What a token says. `post_id` is 0 where it answers no post in particular. One that `is_over`
    we gave out, and nothing may be posted by it any more."""

    member_id: int
    thread_id: int
    post_id: int
    is_over: bool = False


def reply_address(member_id: int, thread_id: int, post_id: int | None = None) -> str | None:
    """Where this member can answer; None where the forum takes no mail, or nobody is there.
    Any reader of the letter can use it with the member's own address as sender: it goes to that
    member alone."""
    own = current_app.config["REPLY_ADDRESS"]
    if not own or not current_app.config["IMAP_URL"]:
        return None
    until = (clock.now() + LASTS - _EPOCH) // _HOUR
    said = _packed(member_id, thread_id, post_id or 0, until)
    bound = bound_to(member_id)
    if said is None or bound is None:
        return None
    local, _at, host = own.lower().rpartition("@")
    return f"{local}+{_written(said + _mark(said, bound))}@{host}"


def token_in(address: str) -> str | None:
    """The token in an address of ours, whoever may have made it."""
    own = (current_app.config["REPLY_ADDRESS"] or "").lower()
    local, _at, host = own.rpartition("@")
    mailbox, _at, domain = address.strip().lower().rpartition("@")
    start, plus, token = mailbox.partition("+")
    is_ours = bool(own) and (start, domain) == (local, host) and bool(plus)
    return token if is_ours and len(token) == _LENGTH else None


def read_token(token: str) -> ReplyTo | None:
    """None for what we never gave out."""
    try:
        whole = b32decode(token.upper() + "=" * (-len(token) % 8))
    except (BadCode, ValueError):
        return None
    said, mark = whole[:_SIGNED], whole[_SIGNED:]
    if len(mark) != _MARK:
        return None
    member_id, thread_id, post_id, until = _unpacked(said)
    bound = bound_to(member_id)
    is_bound = bound is not None and compare_digest(mark, _mark(said, bound))
    if not is_bound and not compare_digest(mark[:_GIVEN], _keyed(said, "")[:_GIVEN]):
        return None
    is_over = clock.now() >= _EPOCH + until * _HOUR
    return ReplyTo(member_id, thread_id, post_id, is_over=is_over or not is_bound)


def _mark(said: bytes, bound: str) -> bytes:
    return _keyed(said, "")[:_GIVEN] + _keyed(said, bound)[: _MARK - _GIVEN]


def _keyed(said: bytes, bound: str) -> bytes:
    key = f"reply-by-mail\0{current_app.config['SECRET_KEY']}".encode()
    return keyed_hash(key, said + bound.encode(), sha256).digest()


def _packed(*numbers: int) -> bytes | None:
    """None for a number that is too large to be written here."""
    try:
        return b"".join(n.to_bytes(size) for n, size in zip(numbers, _SIZES, strict=True))
    except OverflowError:
        return None


def _unpacked(said: bytes) -> list[int]:
    numbers, at = [], 0
    for size in _SIZES:
        numbers.append(int.from_bytes(said[at : at + size]))
        at += size
    return numbers


def _written(token: bytes) -> str:
    return b32encode(token).decode().rstrip("=").lower()
