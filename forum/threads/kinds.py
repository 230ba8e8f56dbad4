"""The kinds of thread, who reads them, and what it takes to open one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from forum.core.i18n import Text, _

MOST_LABELS = 5  # on one thread


class Kind(StrEnum):
    DISCUSSION = "discussion"
    RECOVERY = "recovery"
    QUESTION = "question"
    ANNOUNCEMENT = "announcement"


NAMES: dict[Kind, Text] = {
    Kind.DISCUSSION: _("Gesprek"),
    Kind.RECOVERY: _("Herstelverhaal"),
    Kind.QUESTION: _("Vraag aan expert"),
    Kind.ANNOUNCEMENT: _("Mededeling"),
}


class Visibility(StrEnum):
    PUBLIC = "public"
    MEMBERS = "members"


READERS: dict[Visibility, Text] = {
    Visibility.PUBLIC: _("Iedereen"),
    Visibility.MEMBERS: _("Alleen leden"),
}


class ReactionKind(StrEnum):
    """What a reader may leave with a post. There is no word against one."""

    RECOGNISED = "herkenbaar"
    SUPPORT = "sterkte"
    HELPFUL = "nuttig"


class ReplyKind(StrEnum):
    """What a reply rests on: what its writer went through, a source, or the work of an expert."""

    EXPERIENCE = "ervaring"
    QUESTION = "vraag"
    SOURCED = "onderbouwd"
    EXPERT = "expert"


REPLY_KINDS: dict[ReplyKind, Text] = {
    ReplyKind.EXPERIENCE: _("Ervaring van een lid"),
    ReplyKind.QUESTION: _("Vraag van een lid"),
    ReplyKind.SOURCED: _("Onderbouwd met een bron"),
    ReplyKind.EXPERT: _("Antwoord van een expert"),
}


class Words(TypedDict, total=False):
    """What is to stand in a post, of a first one also the title, why it is changed, and of a
    reply what it rests on from now on."""

    body: str | None
    title: str | None
    reason: str | None
    kind: ReplyKind | None


class Withheld(StrEnum):
    """Why a reader sees the place of a post and nothing else of it."""

    BLOCKED = "blocked"
    PAUSED = "paused"


@dataclass(frozen=True)
class Opening:
    """What a new thread starts with. `category` is a slug, `body` is Markdown.

    With `pseudonym` its starter is known here by an invented name. `tags` are slugs of labels.
    """

    category: str
    kind: Kind
    title: str
    body: str
    visibility: Visibility = Visibility.PUBLIC
    pseudonym: bool = False
    tags: Sequence[str] = ()
