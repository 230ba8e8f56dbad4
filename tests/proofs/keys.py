"""Passkeys as visitors of these tests make and use them: by the pages' own requests."""

import json
from typing import Any

from sqlalchemy import select
from werkzeug.test import TestResponse

from forum.accounts.models import Member
from forum.core.db import db
from forum.proofs.models import Passkey
from tests.make import PASSWORD
from tests.proofs.authenticator import Device, text
from tests.visitor import Visitor

LIST = "/settings/passkeys"
ENTRY = "/login/passkey"
SECOND = "/login/code/passkey"
WRONG = "Deze passkey klopt niet"
LATE = "Begin opnieuw"


def add(visitor: Visitor, device: Device, *, name: str = "Telefoon") -> TestResponse:
    """As who is logged in there."""
    options = asked(visitor, LIST, name=name, password=PASSWORD)
    return send(visitor, LIST, device.make(options), name=name)


def device_of(member: Member, visitor: Visitor, **facts: Any) -> Device:
    """A device whose passkey is the member's; the visitor is logged out again."""
    device = Device(**facts)
    assert add(visitor.log_in(member), device).status_code == 303
    visitor.submit("/logout")
    return device


def asked(visitor: Visitor, path: str, **typed: str) -> dict[str, Any]:
    answer = visitor.submit(f"{path}/options", **typed)
    assert answer.status_code == 200, answer.text
    return answer.json


def send(visitor: Visitor, path: str, credential: Any, **typed: str) -> TestResponse:
    return visitor.submit(path, credential=json.dumps(credential), **typed)


def enter(visitor: Visitor, device: Device, **typed: str) -> TestResponse:
    """With the passkey alone."""
    return send(visitor, ENTRY, device.use(asked(visitor, ENTRY)), **typed)


def give_password(visitor: Visitor, username: str) -> TestResponse:
    return visitor.submit("/login", username=username, password=PASSWORD)


def is_in(visitor: Visitor) -> bool:
    return visitor.get("/settings").status_code == 200


def kept(device: Device) -> Passkey:
    """What the forum knows of its passkey."""
    query = select(Passkey).where(Passkey.credential_id == text(device.id))
    return db.session.scalars(query).one()


def expect_refusal(visitor: Visitor, answer: TestResponse, words: str = WRONG) -> None:
    assert 400 <= answer.status_code < 500, answer.status_code
    assert words in answer.text
    assert not is_in(visitor)
