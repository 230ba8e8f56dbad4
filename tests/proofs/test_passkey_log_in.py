"""Getting in with a passkey alone, and everything that is no passkey of ours, here and now."""

import json
import logging

import pytest

from forum.core import clock
from tests.proofs.authenticator import PRESENT, Device, text
from tests.proofs.keys import (
    ENTRY,
    LATE,
    asked,
    device_of,
    enter,
    expect_refusal,
    is_in,
    kept,
    send,
)


def test_a_passkey_alone_opens_the_door(visitor, device, time):
    time.pass_time(days=1)
    answer = enter(visitor, device, next="/settings/tokens")
    assert (answer.status_code, answer.location) == (303, "/settings/tokens")
    assert is_in(visitor)
    known = kept(device)
    assert (known.last_used_at, known.sign_count) == (clock.now(), 1)
    assert "vandaag" in visitor.get("/settings/passkeys").text


def test_nobody_is_sent_to_another_site(visitor, device):
    assert enter(visitor, device, next="//evil.example/").location == "/"


def test_a_device_that_does_not_count_opens_the_door_every_time(visitor, ada):
    device = device_of(ada, visitor, counts=False)
    for _time in range(2):
        assert enter(visitor, device).status_code == 303
        visitor.submit("/logout")


def test_the_browser_is_asked_to_know_its_owner_and_told_of_nobody(visitor, device):
    options = asked(visitor, ENTRY)
    assert (options["rpId"], options["userVerification"]) == ("localhost", "required")
    assert options["allowCredentials"] == []


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://localhost:5000"},
        {"party": "evil.example"},
        {"flags": PRESENT},
        {"flags": 0},
    ],
)
def test_what_was_said_elsewhere_or_without_the_owner_is_refused(visitor, device, lie):
    for name, value in lie.items():
        setattr(device, name, value)
    answer = enter(visitor, device)
    assert answer.status_code == 401
    expect_refusal(visitor, answer)


@pytest.mark.parametrize("changed", [{"type": "webauthn.create"}, {"challenge": "AAAA"}])
def test_what_was_said_to_another_question_is_refused(visitor, device, changed):
    expect_refusal(visitor, send(visitor, ENTRY, device.use(asked(visitor, ENTRY), **changed)))


def test_what_was_asked_of_another_browser_is_refused(app, visitor, device):
    elsewhere = asked(app.test_client(), ENTRY)
    asked(visitor, ENTRY)
    expect_refusal(visitor, send(visitor, ENTRY, device.use(elsewhere)))


def test_an_answer_is_good_once(app, visitor, device):
    said = device.use(asked(visitor, ENTRY))
    cookie = visitor.get_cookie("session").value
    assert send(visitor, ENTRY, said).status_code == 303

    thief = app.test_client()
    thief.set_cookie("session", cookie)
    expect_refusal(thief, send(thief, ENTRY, said), LATE)


def test_a_wrong_answer_uses_the_question_up(visitor, device):
    options = asked(visitor, ENTRY)
    cookie = visitor.get_cookie("session").value
    send(visitor, ENTRY, Device().use(options))
    visitor.set_cookie("session", cookie)
    expect_refusal(visitor, send(visitor, ENTRY, device.use(options)), LATE)


def test_an_answer_that_took_too_long_is_refused(visitor, device, time):
    options = asked(visitor, ENTRY)
    time.pass_time(minutes=10)
    expect_refusal(visitor, send(visitor, ENTRY, device.use(options)), LATE)


def test_a_passkey_nobody_has_is_refused(visitor, device):
    expect_refusal(visitor, enter(visitor, Device()))


def test_the_name_of_a_passkey_is_not_enough(visitor, device):
    """Another key that calls itself by the same id."""
    expect_refusal(visitor, enter(visitor, Device(id=device.id, count=8)))


@pytest.mark.parametrize("back", [0, 1, 5])
def test_a_copy_is_noticed_by_its_counter(visitor, device, caplog, back):
    device.count = 6
    enter(visitor, device)
    visitor.submit("/logout")
    device.count -= 1 + back
    with caplog.at_level(logging.WARNING):
        expect_refusal(visitor, enter(visitor, device))
    (line,) = [record for record in caplog.records if record.name.startswith("forum.proofs")]
    assert line.facts == {"passkey": kept(device).id}
    assert text(device.id) not in f"{line.getMessage()} {line.facts}"
    assert kept(device).sign_count == 7


def test_a_forged_counter_without_the_key_changes_nothing(visitor, device, caplog):
    enter(visitor, Device(id=device.id, count=-1))
    assert kept(device).sign_count == 0
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_a_form_from_elsewhere_is_refused(visitor, device):
    said = json.dumps(device.use(asked(visitor, ENTRY)))
    assert visitor.post(ENTRY, data={"credential": said}).status_code in (400, 401)
    assert visitor.post(f"{ENTRY}/options").status_code in (400, 401)
    assert not is_in(visitor)
