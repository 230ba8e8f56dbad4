from typing import Any

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class SearchEntry(Model):
    """By which terms something can be found; whether a reader may see it is not kept here.

    `terms` are those of `words.index_terms`, a space between them, once more with `t_` before
    them for those of a title. Entries are numbered as their subjects are, so the newest come last.
    Each database keeps its own index of the terms, by itself (migration 0037).
    """

    __tablename__ = "search_entries"
    __table_args__ = (
        UniqueConstraint("kind", "subject_id"),
        Index("ix_search_entries_thread", "thread_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject_id: Mapped[int]
    thread_id: Mapped[int | None]
    terms: Mapped[str] = mapped_column(Text)


def is_mapped(_item: Any, name: str | None, kind: str, is_found: bool, _model: Any) -> bool:
    """For comparing models with a database: not what each of them keeps of the terms by itself."""
    own = {"table": "search_index", "column": "lexemes", "index": "ix_search_entries_lexemes"}
    return not (is_found and kind in own and str(name).startswith(own[kind]))
