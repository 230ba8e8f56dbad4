"""Text corrections as rows: found by rule, taken over from an earlier version, applied."""

from collections.abc import Iterable, Mapping

from sqlalchemy import insert, select

from forum.core.db import db
from forum.factsheets.article import Article, spelling
from forum.factsheets.imports.corrections import Slip
from forum.factsheets.models import TextCorrection

MOST_FOUND = 500  # of one article: what has more is not Dutch, and no list for people
_COPIED = ("place", "found", "suggestion", "origin", "status", "added_by", "decided_by")


def find_slips(import_id: int, article: Article) -> None:
    """Those that the rules find and that are not there yet."""
    query = select(TextCorrection).where(TextCorrection.import_id == import_id)
    known = {(row.line, row.place, row.found, row.suggestion) for row in db.session.scalars(query)}
    rows = [
        {"import_id": import_id, "origin": "rule", "line": s.line, "place": s.place}
        | {"found": s.found, "suggestion": s.suggestion}
        for line in article.lines
        for s in spelling.slips(line)
        if (s.line, s.place, s.found, s.suggestion) not in known
    ]
    if rows:
        db.session.execute(insert(TextCorrection), rows[:MOST_FOUND])


def copy_slips(import_id: int, slips: Mapping[int, Iterable[TextCorrection]]) -> None:
    """What was decided of a line holds for the same line of a newer version."""
    rows = [
        {name: getattr(slip, name) for name in (*_COPIED, "decided_at")}
        | {"import_id": import_id, "line": line}
        for line, found in slips.items()
        for slip in found
    ]
    if rows:
        db.session.execute(insert(TextCorrection), rows)


def accepted_of(
    slips: Mapping[int, Iterable[TextCorrection]], texts: Mapping[int, str]
) -> dict[int, list[Slip]]:
    """By line those that were accepted, to be applied to the words of the article."""
    found = {
        line: [
            Slip(row.place, row.found, row.suggestion, texts.get(line, ""))
            for row in rows
            if row.status == "accepted"
        ]
        for line, rows in slips.items()
    }
    return {line: rows for line, rows in found.items() if rows}


def slips_of(import_id: int, article: Article) -> dict[int, list[Slip]]:
    """The accepted ones of an import that is read again."""
    by_line: dict[int, list[TextCorrection]] = {}
    query = select(TextCorrection).where(
        TextCorrection.import_id == import_id, TextCorrection.status == "accepted"
    )
    for row in db.session.scalars(query.order_by(TextCorrection.id)):
        by_line.setdefault(row.line, []).append(row)
    return accepted_of(by_line, texts_by_line(article))


def texts_by_line(article: Article) -> dict[int, str]:
    return {line.number: line.text for line in article.lines}
