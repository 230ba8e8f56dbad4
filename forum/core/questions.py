"""Several questions of the database in one statement, so that one page costs one round trip."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, cast, literal, null, select, union_all

from forum.core.db import db

Answer_co = TypeVar("Answer_co", covariant=True)
Subquery = Any
PREFIX = "q"


@dataclass(frozen=True)
class Question(Generic[Answer_co]):
    """A query whose columns all have names, and what its rows come to. The rows come as they lie:
    whoever asked for an order puts them in it."""

    query: Select[*tuple[Any, ...]] | Any
    show: Callable[[Sequence[Any]], Answer_co]

    def ask(self) -> Answer_co:
        """By itself."""
        return self.show(db.session.execute(self.query).all())


def ask_together(**questions: Question[Any] | None) -> dict[str, Any]:
    """All answers by name, in one statement. None is no question, and its own answer."""
    asked = [(name, question) for name, question in questions.items() if question is not None]
    if not asked:
        return dict(questions)
    parts = [question.query.subquery(f"{PREFIX}{at}") for at, (_name, question) in enumerate(asked)]
    rows = db.session.execute(union_all(*(_padded(parts, at) for at in range(len(parts))))).all()
    answers: dict[str, Any] = dict.fromkeys(questions)
    for at, (name, question) in enumerate(asked):
        answers[name] = question.show([_Row(row, at) for row in rows if row.question == at])
    return answers


class _Row:
    """A row of one question, by the names it gave its columns."""

    def __init__(self, row: Any, at: int) -> None:
        self._row, self._at = row, at

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, f"{PREFIX}{self._at}_{name}")


def _padded(parts: Sequence[Subquery], at: int) -> Select[*tuple[Any, ...]]:
    """The columns of every question, empty but for this one's: both databases want in each part
    of a union the same ones."""
    columns: list[ColumnElement[Any]] = []
    for other, part in enumerate(parts):
        for column in part.c:
            value = column if other == at else cast(null(), column.type)
            columns.append(value.label(f"{PREFIX}{other}_{column.key}"))
    return select(literal(at).label("question"), *columns)
