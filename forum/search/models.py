from collections.abc import Mapping
from typing import Any

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model

# What each database keeps of the terms by itself, and what nothing but the release before this one
# writes: it goes with the next (`thread_id` here, and the words of titles, migration 0046).
UNMAPPED: Mapping[str, tuple[str, ...]] = {
    "table": ("search_index", "thread_terms"),
    "column": ("search_entries.lexemes", "search_entries.thread_id"),
    "index": ("ix_search_entries_lexemes",),
}


class SearchEntry(Model):
    """By which terms something can be found, and by what that is narrowed.

    `terms` are those of `words.index_terms`, a space between them, once more with `t_` before
    them for those of a title; `narrowed` those of `search.narrowed`. Entries are numbered as their
    subjects are, so the newest come last. Each database keeps its own index of both, by itself
    (migration 0045).
    """

    __tablename__ = "search_entries"
    __table_args__ = (UniqueConstraint("kind", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject_id: Mapped[int]
    terms: Mapped[str] = mapped_column(Text)
    narrowed: Mapped[str] = mapped_column(Text, default="", server_default="")


def is_mapped(item: Any, name: str | None, kind: str, is_found: bool, _model: Any) -> bool:
    """For comparing models with a database: not what is none of a model's."""
    whole = f"{item.table.name}.{name}" if kind == "column" else str(name)
    return not (is_found and whole.startswith(UNMAPPED.get(kind, ()) or "\0"))
