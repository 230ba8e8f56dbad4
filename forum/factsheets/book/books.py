"""All sheets that readers read, as one book. Pure."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from forum.core.i18n import Text
from forum.factsheets.statuses import AT_SOURCE
from forum.factsheets.views import ClaimView, ReferenceView


class BookKind(StrEnum):
    EPUB = "epub"
    PDF = "pdf"


@dataclass(frozen=True)
class Chapter:
    """A sheet as its readers see it. `troubles` are the sources that something happened to."""

    slug: str
    title: str
    summary: str
    html: str
    claims: Sequence[ClaimView]
    references: Sequence[ReferenceView]
    version: int
    published_at: datetime
    review_due: datetime
    origin: str
    source_url: str | None
    call_now: bool
    medically_reviewed: bool
    troubles: dict[int, str]

    def trouble(self, number: int) -> Text | None:
        """What became of the source with this number."""
        return AT_SOURCE.get(self.troubles.get(number, ""))


@dataclass(frozen=True)
class Book:
    chapters: Sequence[Chapter]

    @property
    def is_reviewed(self) -> bool:
        return all(chapter.medically_reviewed for chapter in self.chapters)

    @property
    def digest(self) -> str:
        """The same for the same content, whenever and wherever it is asked."""
        told = [asdict(chapter) for chapter in self.chapters]
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, default=_as_text)
        return sha256(text.encode(errors="replace")).hexdigest()


def _as_text(value: Any) -> str:
    """Times as they are the same on every machine."""
    return value.isoformat() if isinstance(value, datetime) else str(value)
