"""To the provider and back, step by step or all at once."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pyotp
from sqlalchemy import select
from werkzeug.test import TestResponse

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from forum.proofs.models import Authenticator, Identity
from tests.neighbours import Neighbours
from tests.visitor import Visitor

FORM = {"username": "Ada", "age_16": "1", "rules": "1"}
LOGIN = "/login/provider"
OF_THE_APP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class Traveller:
    """A browser that goes to the provider and comes back."""

    def __init__(self, visitor: Visitor, neighbours: Neighbours) -> None:
        self.visitor = visitor
        self.neighbours = neighbours

    def set_out(self, path: str = LOGIN, **form: str) -> str:
        """The address of the provider that one is sent to."""
        page = self.visitor.submit(path, **form)
        assert page.status_code == 200, page.text
        (address,) = re.findall(r'class="button" href="(http[^"]*)"', page.text)
        return unescape(address)

    def come_back(self, person: str = "ada", **form: str) -> dict[str, str]:
        """The code and state that came along."""
        return self.arrive(self.set_out(**form), person)

    def arrive(self, address: str, person: str = "ada") -> dict[str, str]:
        return fields_of(self.neighbours.log_in(address, person))

    def finish(self, **sent: str) -> TestResponse:
        return self.visitor.submit(f"{LOGIN}/finish", **sent)

    def travel(self, person: str = "ada", **form: str) -> TestResponse:
        """What it comes to."""
        return self.finish(**self.come_back(person, **form))

    def sign_up(self, person: str = "ada", **form: str) -> TestResponse:
        assert self.travel(person).location == f"{LOGIN}/new"
        return self.visitor.submit(f"{LOGIN}/new", **FORM | form)

    def is_logged_in(self) -> bool:
        return self.visitor.get("/settings").status_code == 200


def fields_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def identities() -> list[Identity]:
    return list(db.session.scalars(select(Identity).order_by(Identity.id)))


def rows(kind: type) -> list:
    return list(db.session.scalars(select(kind)))


def ask_code_of(member: Member) -> None:
    """From now on this member has an app that makes codes."""
    member.second_factor_since = clock.now()
    facts = {"created_at": clock.now(), "confirmed_at": clock.now()}
    db.session.add(Authenticator(member_id=member.id, secret=OF_THE_APP, **facts))
    db.session.flush()


def totp() -> str:
    """What that app shows now."""
    return pyotp.TOTP(OF_THE_APP).at(clock.now())
