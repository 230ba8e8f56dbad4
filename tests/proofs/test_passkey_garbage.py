"""Whatever is sent for a passkey, it is answered with words; and not without end."""

import pytest

from forum.accounts.models import Member
from tests.make import PASSWORD
from tests.proofs.authenticator import Device, text
from tests.proofs.keys import (
    ENTRY,
    SECOND,
    asked,
    enter,
    give_password,
    is_in,
    send,
)

GARBAGE = [
    "", "{", "[]", "1", "null", '"a"', "[" * 9000, "{}", '{"a":' * 3000, '{"id": 1}', "9" * 9999,
    '{"id": "\\ud800"}', '{"id": "\\u0000"}', "{" + " " * 20_000 + "}",
]  # fmt: skip
DAMAGE = [
    {"id": "x"}, {"id": None}, {"id": ["a"]}, {"rawId": "x"}, {"rawId": 5}, {"type": "password"},
    {"type": {}}, {"response": None}, {"response": []}, {"response": {}},
    {"authenticatorAttachment": "x"},
]  # fmt: skip
TEXTS = ["", "a", "é", "\ud800", "AAAA", None, 7, [], {}, text(b"\xa1" * 3000), text(b"[" * 9000)]
PARTS = ["clientDataJSON", "authenticatorData", "signature"]
# What comes through to a database must be refused by the stricter of the two.
strict = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@strict
@pytest.mark.parametrize("path", [ENTRY, "/settings/passkeys", SECOND])
@pytest.mark.parametrize("said", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_answered_with_words(visitor, ada, device, path, said):
    _come_to(visitor, ada, path)
    answer = visitor.submit(path, credential=said, name="a")
    assert answer.status_code in (401, 409, 422)
    assert "passkey" in answer.text


@strict
@pytest.mark.parametrize("path", [ENTRY, "/settings/passkeys"])
@pytest.mark.parametrize("damage", DAMAGE, ids=str)
def test_a_damaged_answer_is_answered_with_words(visitor, ada, device, path, damage):
    said = _answer(visitor, ada, device, path) | damage
    assert send(visitor, path, said, name="a").status_code in (401, 422)


@strict
@pytest.mark.parametrize("part", [*PARTS, "attestationObject"])
@pytest.mark.parametrize("other", TEXTS, ids=range(len(TEXTS)))
def test_an_answer_with_a_damaged_part_is_answered_with_words(visitor, ada, device, part, other):
    path = "/settings/passkeys" if part == "attestationObject" else ENTRY
    said = _answer(visitor, ada, device, path)
    said["response"][part] = other
    assert send(visitor, path, said, name="a").status_code in (401, 422)


@strict
@pytest.mark.parametrize(
    "saw",
    [{"challenge": 5}, {"challenge": "é"}, {"origin": []}, {"type": None}, {"tokenBinding": {}}],
    ids=str,
)
def test_what_the_browser_saw_may_be_garbage_too(visitor, device, saw):
    answer = send(visitor, ENTRY, device.use(asked(visitor, ENTRY), **saw))
    assert answer.status_code == 401


def _come_to(visitor, ada: Member, path: str) -> None:
    if path == SECOND:
        give_password(visitor, "Ada")
    if path == "/settings/passkeys":
        visitor.log_in(ada)


def _answer(visitor, ada: Member, device: Device, path: str) -> dict:
    _come_to(visitor, ada, path)
    if path == ENTRY:
        return device.use(asked(visitor, ENTRY))
    return Device().make(asked(visitor, path, name="a", password=PASSWORD))


def test_fifty_wrong_passkeys_are_enough_for_one_network(visitor, device, time):
    for _try in range(50):
        assert enter(visitor, Device()).status_code == 401
    answer = enter(visitor, device)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert not is_in(visitor)
    time.pass_time(minutes=15)
    assert enter(visitor, device).status_code == 303


def test_right_ones_are_not_counted(visitor, device):
    for _try in range(51):
        assert enter(visitor, device).status_code == 303


def test_asking_without_end_is_stopped(visitor):
    for _try in range(200):
        asked(visitor, ENTRY)
    assert visitor.submit(f"{ENTRY}/options").status_code == 429
