"""How a room says what each of its routes answers to each role."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from werkzeug.test import TestResponse

from tests.visitor import Visitor
from tests.world import ROLES, STAFF, World

# A status; with a redirect the start of where it leads, with an error of the API its code.
Answer = int | tuple[int, str]
Sent = Mapping[str, Any] | bytes | Callable[[World], Mapping[str, Any]]


class Parts(dict):
    """The fields of a form with files in it, for a call of the API."""


TO_LOGIN = (303, "/login?next=")
ENDED = 401  # the log-in page, with what was typed
NO_TOKEN = (401, "login_required")
NOT_FOUND = (404, "not_found")
NOT_STAFF = (403, "moderators_only")
NOT_YOURS = (403, "not_yours")
CANNOT_WRITE: dict[str, Answer] = {
    "unverified": (403, "unverified"),
    "without_consent": (403, "consent_required"),
    "suspended": (403, "suspended"),
}
API = "/api/v1/"


def everyone(answer: Answer, **others: Answer) -> dict[str, Answer]:
    return dict.fromkeys(ROLES, answer) | others


def members(answer: Answer, *, guest: Answer, **others: Answer) -> dict[str, Answer]:
    """Whoever has an account, whatever its standing."""
    return everyone(answer, guest=guest) | others


def writers(answer: Answer, *, guest: Answer, **others: Answer) -> dict[str, Answer]:
    """Members of good standing; the others hear what they lack."""
    return members(answer, guest=guest) | CANNOT_WRITE | others


def staff(answer: Answer, *, guest: Answer, members: Answer) -> dict[str, Answer]:
    return everyone(members, guest=guest) | dict.fromkeys(STAFF, answer)


def only(role: str, answer: Answer, *, guest: Answer, members: Answer) -> dict[str, Answer]:
    return everyone(members, guest=guest) | {role: answer}


@dataclass(frozen=True)
class Row:
    """One request, and what it answers to each role.

    `at` is the address, a template for `World.path`; without it the rule is. `send` are the
    fields of a form or of a JSON object, or plain text. `missing` is the address of something
    that does not exist: whoever gets a 404 here gets the very same there.
    """

    method: str
    rule: str
    expect: Mapping[str, Answer]
    at: str = ""
    send: Sent | None = None
    missing: str = ""
    about: str = ""

    def __str__(self) -> str:
        about = f" ({self.about})" if self.about else ""
        return f"{self.method} {self.rule}{about}"

    @property
    def path(self) -> str:
        return self.at or self.rule

    @property
    def is_api(self) -> bool:
        return self.rule.startswith(API)

    @property
    def is_form(self) -> bool:
        return self.method == "POST" and not self.is_api

    def sent(self, world: World) -> Any:
        return self.send(world) if callable(self.send) else self.send

    def asked(self, world: World) -> str:
        """What whoever asks has said themselves."""
        return f"{world.path(self.path)} {self.sent(world)}"

    def ask(self, visitor: Visitor, world: World, path: str = "") -> TestResponse:
        """The answer to the role of this world, at this row's path or another."""
        return visitor.open(
            world.path(path or self.path), method=self.method, **self._body(visitor, world)
        )

    def _body(self, visitor: Visitor, world: World) -> dict[str, Any]:
        sent = self.sent(world)
        if self.is_form:
            return {"data": visitor.carried() | dict(sent or {})}
        if isinstance(sent, Parts):
            return {"data": dict(sent)}
        if isinstance(sent, bytes):
            kind = getattr(sent, "content_type", "text/plain; charset=utf-8")
            return {"data": sent, "content_type": kind}
        return {} if sent is None else {"json": sent}


def arrive(visitor: Visitor, world: World, *, is_api: bool) -> None:
    """Be the role of this world: by cookie on a page, by key on the API."""
    if world.role == "guest":
        return
    if is_api:
        visitor.bearer(world.me.token)
        return
    with visitor.session_transaction() as session:
        session["_user_id"] = world.me.session


def by_room() -> dict[str, list[Row]]:
    """What each room says of its routes."""
    rooms = sorted(path.parent.name for path in Path(__file__).parents[1].glob("*/routes.py"))
    return {room: import_module(f"tests.{room}.routes").ROWS for room in rooms}


def collect() -> list[Row]:
    """The rows of all rooms."""
    return [row for rows in by_room().values() for row in rows]
