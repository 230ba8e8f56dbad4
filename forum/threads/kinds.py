"""The kinds of thread, who reads them, and what it takes to open one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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
