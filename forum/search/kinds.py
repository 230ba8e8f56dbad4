"""What can be found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from forum.accounts.badge import Author
from forum.search.plain import plain


class Found(StrEnum):
    """The kinds of things that searching finds."""

    THREAD = "thread"
    POST = "post"
    SHEET = "factsheet"
    CLAIM = "claim"
    MEMBER = "member"


@dataclass(frozen=True)
class Text:
    """What something is found by."""

    kind: Found
    subject_id: int
    title: str
    text: str
    narrowed: tuple[str, ...] = ()  # what narrows to it, as `search.narrowed` says it


@dataclass(frozen=True)
class Hit:
    """Something that was found, as its reader may see it: what it says, and more of it in HTML."""

    kind: Found
    subject_id: int
    title: str
    place: Mapping[str, Any]  # what its address is made of
    said: str = ""
    html: str = ""
    at: datetime | None = None
    author: Author | None = None
    thread_id: int | None = None
    number: int | None = None
    is_answered: bool = False  # by an expert, or as its starter says
    summary: str = ""  # of a fact sheet
    marks: tuple[str, ...] = field(default=())

    @cached_property
    def text(self) -> str:
        """All of it, without marks. Read when it is asked for: of most hits it never is."""
        return f"{self.said} {plain(self.html)}".strip() if self.html else self.said


@dataclass(frozen=True)
class Narrowing:
    """What a search is narrowed to."""

    kinds: tuple[Found, ...] = ()
    category_ids: tuple[int, ...] = ()
    label: str | None = None
    author: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    by_expert: bool = False
    solved: bool = False
