"""The same acts by page and by program, told apart by how they are asked for alone."""

import re
from collections.abc import Callable

from werkzeug.test import TestResponse

from forum.accounts.models import Member
from tests import make
from tests.make import PASSWORD
from tests.visitor import Visitor

CODE = r"[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}"


class Page:
    """A browser. `begun` and so on are its answers when all went well."""

    begun, confirmed, renewed, removed = 303, 200, 201, 303
    address = "/settings/second-factor"

    def __init__(self, visitor: Visitor, member: Member) -> None:
        self.visitor = visitor.log_in(member)

    def is_in(self) -> bool:
        return self.visitor.get("/settings").status_code == 200

    def begin(self, password: str = PASSWORD) -> TestResponse:
        return self.visitor.submit(self.address, password=password)

    def confirm(self, code: str) -> TestResponse:
        return self.visitor.submit(f"{self.address}/confirm", code=code)

    def renew(self, code: str, password: str = PASSWORD) -> TestResponse:
        return self._again("backup-codes", code, password)

    def remove(self, code: str, password: str = PASSWORD) -> TestResponse:
        return self._again("removal", code, password)

    def _again(self, what: str, code: str, password: str) -> TestResponse:
        return self.visitor.submit(f"{self.address}/{what}", password=password, code=code)


class Call:
    """A program, likewise."""

    begun, confirmed, renewed, removed = 201, 200, 201, 204
    address = "/api/v1/me/second-factor"

    def __init__(self, visitor: Visitor, member: Member) -> None:
        self.visitor = visitor.bearer(make.token(member))

    def is_in(self) -> bool:
        return self.visitor.get("/api/v1/me").status_code == 200

    def begin(self, password: str = PASSWORD) -> TestResponse:
        return self.visitor.post(self.address, json={"password": password})

    def confirm(self, code: str) -> TestResponse:
        return self.visitor.put(self.address, json={"code": code})

    def renew(self, code: str, password: str = PASSWORD) -> TestResponse:
        sent = {"password": password, "code": code}
        return self.visitor.post(f"{self.address}/backup-codes", json=sent)

    def remove(self, code: str, password: str = PASSWORD) -> TestResponse:
        return self.visitor.delete(self.address, json={"password": password, "code": code})


Door = Page | Call
LogIn = Callable[[Visitor, str], TestResponse]


def by_two_pages(visitor: Visitor, code: str) -> TestResponse:
    """The password on the one page, the code on the next."""
    visitor.submit("/login", username="Ada", password=PASSWORD)
    return visitor.submit("/login/code", code=code)


def by_one_page(visitor: Visitor, code: str) -> TestResponse:
    return visitor.submit("/login", username="Ada", password=PASSWORD, code=code)


def by_program(visitor: Visitor, code: str) -> TestResponse:
    sent = {"username": "Ada", "password": PASSWORD, "name": "p", "code": code}
    return visitor.post("/api/v1/tokens", json=sent)


WAYS_IN = [by_two_pages, by_one_page, by_program]


def codes_in(answer: TestResponse) -> list[str]:
    """The backup codes that either door shows."""
    return re.findall(rf"(?<=[>\"]){CODE}(?=[<\"])", answer.text)
