"""The lines of an article in the database, each with the place it went to."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from forum.core.db import db
from forum.factsheets.article import Article, Kind, Line
from forum.factsheets.models import ArticleImport, SourceLine

CHANGING = ("text", "kind", "place", "sheet_id", "reason", "confidence", "remark", "is_told")

Row = dict[str, Any]


def account_for_lines(
    found: ArticleImport, article: Article, sheets: Mapping[str, int], told: Mapping[int, Kind]
) -> None:
    """Made, or where they are there already changed in what is said of them."""
    rows = _rows(article, sheets, told)
    columns = [getattr(SourceLine, name) for name in ("number", *CHANGING)]
    known = {
        row.number: row._asdict()
        for row in db.session.execute(select(*columns).where(SourceLine.import_id == found.id))
    }
    if not known:
        db.session.execute(insert(SourceLine), [row | {"import_id": found.id} for row in rows])
        return
    changed = [row for row in rows if any(row[n] != known[row["number"]][n] for n in CHANGING)]
    if changed:
        _change(found.id, changed)


def _change(import_id: int, rows: list[Row]) -> None:
    table = SourceLine.__table__
    step = update(table).where(  # type: ignore[arg-type]
        table.c.import_id == import_id, table.c.number == bindparam("at")
    )
    step = step.values({name: bindparam(f"new_{name}") for name in CHANGING})
    given = [
        {"at": row["number"]} | {f"new_{name}": row[name] for name in CHANGING} for row in rows
    ]
    db.session.connection().execute(step, given)
    db.session.expire_all()


def _rows(article: Article, sheets: Mapping[str, int], told: Mapping[int, Kind]) -> list[Row]:
    ids = {line: sheets[sheet.slug] for sheet in article.sheets for line in sheet.lines}
    remarks: dict[int, list[str]] = {}
    for remark in article.remarks:
        remarks.setdefault(remark.line, []).append(str(remark.message))
    return [
        _row(line, ids.get(line.number))
        | {
            "remark": " ".join(remarks.get(line.number, [])) or None,
            "is_told": line.number in told,
        }
        for line in article.lines
    ]


def _row(line: Line, sheet_id: int | None) -> Row:
    return {
        "number": line.number,
        "raw": line.raw,
        "text": line.text,
        "ending": line.ending,
        "kind": line.kind.value,
        "place": _place(line, sheet_id),
        "sheet_id": sheet_id,
        "reason": None if line.reason is None else str(line.reason),
        "confidence": line.confidence.value,
    }


def _place(line: Line, sheet_id: int | None) -> str:
    if line.kind in {Kind.CALL_TO_ACTION, Kind.SLOGAN}:
        return "dropped"
    if sheet_id is not None:
        return "sheet"
    return "blank" if line.kind is Kind.BLANK else "references"
