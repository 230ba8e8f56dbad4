"""What is asked for, and how what it is about stands before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from json import dumps, loads
from typing import Any

from forum.accounts.service import standing as members
from forum.factsheets.service.talk import linking
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.subjects import Subject
from forum.threads import service as threads

Standing = Mapping[str, Any]
MOMENTS = ("_at", "_until")  # how the names of those facts end


@dataclass(frozen=True)
class Wanted:
    """What a moderator asks for. `reason` is a code of the list or, where none is needed, words for
    the log; `note` is for the log; `facts` are for whom it is about."""

    kind: Kind
    post_id: int | None = None
    thread_id: int | None = None
    username: str | None = None
    reason: str = ""
    note: str = ""
    facts: str = ""
    until: datetime | None = None
    category: str = ""
    body: str | None = None
    title: str | None = None
    version: int | None = None  # that the moderator saw
    factsheet: str = ""  # a code
    minutes: int | None = None
    post_ids: tuple[int, ...] = ()
    into: int | None = None  # a thread
    is_automated: bool = False


def standing_of(kind: Kind, subject: Subject) -> Standing:
    """As it is, held until the transaction ends: for who holds the member already."""
    if kind == Kind.ATTACH:
        return {"attached": linking.hold_links(subject.post_id or 0)}
    if subject.post_id is not None:
        return threads.hold_post(subject.post_id)
    if subject.thread_id is not None:
        return threads.hold_thread(subject.thread_id)
    return members.standing_of(subject.member_id)


def written(before: Standing, after: Standing) -> str:
    return dumps({"before": before, "after": after}, default=datetime.isoformat)


def read(standing: str) -> tuple[Standing, Standing]:
    kept = loads(standing)
    return _read(kept["before"]), _read(kept["after"])


def _read(kept: Standing) -> Standing:
    return {
        name: datetime.fromisoformat(value) if value and name.endswith(MOMENTS) else value
        for name, value in kept.items()
    }
