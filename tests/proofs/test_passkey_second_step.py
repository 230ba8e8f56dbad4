"""A passkey after the password."""

import json

from forum.core import clock
from forum.core.db import db
from forum.proofs.models import Authenticator
from tests import make
from tests.make import PASSWORD
from tests.proofs.authenticator import PRESENT, text
from tests.proofs.keys import (
    ENTRY,
    LATE,
    SECOND,
    asked,
    device_of,
    expect_refusal,
    give_password,
    is_in,
    kept,
    send,
)


def test_after_the_password_the_passkey_is_asked(visitor, device):
    answer = give_password(visitor, "Ada")
    assert (answer.status_code, answer.location) == (303, "/login/code")
    assert not is_in(visitor)
    page = visitor.get("/login/code").text
    assert "Verder met je passkey" in page
    assert 'name="code"' not in page

    options = asked(visitor, SECOND)
    assert options["userVerification"] == "preferred"
    assert [one["id"] for one in options["allowCredentials"]] == [text(device.id)]
    answer = send(visitor, SECOND, device.use(options), next="/settings")
    assert (answer.status_code, answer.location) == (303, "/settings")
    assert is_in(visitor)


def test_who_has_an_app_as_well_may_choose(visitor, ada, device):
    facts = {"secret": "x", "created_at": clock.now(), "confirmed_at": clock.now()}
    db.session.add(Authenticator(member_id=ada.id, **facts))
    give_password(visitor, "Ada")
    page = visitor.get("/login/code").text
    assert "Verder met je passkey" in page
    assert 'name="code"' in page


def test_as_the_second_step_it_need_not_know_its_owner(visitor, device):
    """The password has told who it is."""
    device.flags = PRESENT
    give_password(visitor, "Ada")
    assert send(visitor, SECOND, device.use(asked(visitor, SECOND))).status_code == 303
    assert is_in(visitor)


def test_the_passkey_of_another_is_no_second_step(visitor, device):
    other = device_of(make.member(password=PASSWORD), visitor)
    give_password(visitor, "Ada")
    answer = send(visitor, SECOND, other.use(asked(visitor, SECOND)))
    assert answer.status_code == 401
    expect_refusal(visitor, answer)
    assert kept(other).sign_count == 0


def test_a_question_of_the_second_step_answers_no_other(visitor, device):
    """Or a passkey that did not know its owner would be enough by itself."""
    give_password(visitor, "Ada")
    options = asked(visitor, SECOND)
    expect_refusal(visitor, send(visitor, ENTRY, device.use(options)), LATE)
    give_password(visitor, "Ada")
    options = asked(visitor, ENTRY)
    expect_refusal(visitor, send(visitor, SECOND, device.use(options)), LATE)


def test_without_a_password_there_is_no_second_step(visitor, device):
    refused = visitor.submit(f"{SECOND}/options")
    assert (refused.status_code, refused.json["detail"]) == (
        409,
        "Dit duurde te lang. Begin opnieuw.",
    )
    said = device.use(asked(visitor, ENTRY))
    assert visitor.submit(SECOND, credential=json.dumps(said)).status_code == 409
    assert not is_in(visitor)


def test_a_program_cannot_use_akept(app, visitor, device):
    asking = {"username": "Ada", "password": PASSWORD, "name": "a"}
    answer = app.test_client().post("/api/v1/tokens", json=asking)
    assert (answer.status_code, answer.json["code"]) == (401, "second_factor_required")
