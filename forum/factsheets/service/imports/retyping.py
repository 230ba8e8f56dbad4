"""A moderator says what a line of an article is: the article is read again with that."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import Invalid, NotFound
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.factsheets.article import BOM, Kind, read_article
from forum.factsheets.models import ArticleImport, SourceLine
from forum.factsheets.policy import may_curate
from forum.factsheets.service.imports.importing import Imported, apply
from forum.factsheets.service.imports.revising import newer_of, superseded
from forum.factsheets.service.imports.slips import slips_of

LEFT_OUT = {Kind.CALL_TO_ACTION, Kind.SLOGAN}


def hold_import(import_id: int) -> ArticleImport:
    """The newest version of an article, for one at a time. Raises NotFound, Conflict."""
    query = (
        select(ArticleImport).where(ArticleImport.id == import_id).with_for_update(key_share=True)
    )
    found = db.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound(_("Deze import bestaat niet."))
    if newer_of(import_id) is not None:
        raise superseded()
    return found


def tell_kinds(viewer: Viewer, import_id: int, kinds: Mapping[int, Kind]) -> Imported:
    """The import with these lines of these kinds, in its sheets and its report.

    A draft that a curator worked on is not touched: what is proposed then waits beside it.
    Raises Invalid for a line that is not there or is blank, and what reading an article raises.
    """
    require(may_curate(viewer))
    found = hold_import(import_id)
    lines = _lines(import_id)
    _require_written(lines, kinds)
    _read_again(found, lines, kinds)
    return Imported(found.id, is_new=False, report=found.report)


def leave_out(viewer: Viewer, import_id: int) -> Imported:
    """All that was proposed to be left out is, now that a moderator saw it."""
    require(may_curate(viewer))
    found = hold_import(import_id)
    lines = _lines(import_id)
    proposed = {line.number: Kind(line.kind) for line in lines if line.kind in LEFT_OUT}
    _read_again(found, lines, proposed)
    return Imported(found.id, is_new=False, report=found.report)


def _read_again(found: ArticleImport, lines: list[Row[Any]], kinds: Mapping[int, Kind]) -> None:
    told = {line.number: Kind(line.kind) for line in lines if line.is_told} | dict(kinds)
    text = "".join(line.raw + line.ending for line in lines)
    data = ((BOM if found.bom else "") + text).encode()
    article = read_article(data, strict=found.is_strict, kinds=told)
    apply(found, article, told, slips_of(found.id, article))


def _lines(import_id: int) -> list[Row[Any]]:
    names = ("number", "raw", "ending", "kind", "is_told")
    columns = [getattr(SourceLine, name) for name in names]
    query = select(*columns).where(SourceLine.import_id == import_id)
    return list(db.session.execute(query.order_by(SourceLine.number)))


def _require_written(lines: list[Row[Any]], kinds: Mapping[int, Kind]) -> None:
    written = {line.number for line in lines if line.kind != Kind.BLANK}
    for number, kind in kinds.items():
        if number not in written:
            raise _wrong(_("Regel %(line)s staat niet in dit artikel, of is leeg.", line=number))
        if kind is Kind.BLANK:
            raise _wrong(_("Regel %(line)s is niet leeg.", line=number))


def _wrong(told: Text) -> Invalid:
    return Invalid(told, errors={"items": [told]})
