"""From an article's file to draft sheets, with an account of every line."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, TooLarge
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.factsheets.article import Article, DraftSheet, read_article, report
from forum.factsheets.blocks import TextBlock, write_blocks
from forum.factsheets.claims import ClaimText, without_citations
from forum.factsheets.models import ArticleImport, FactSheet, SourceLine
from forum.factsheets.policy import may_curate
from forum.factsheets.service.gathering import gather
from forum.factsheets.service.parts import set_claims, set_references

LONGEST_TITLE = 200
MOST_PARTS = 20_000  # sheets times references, which each of them may cite


@dataclass(frozen=True)
class Imported:
    """What came of a file. `is_new` is False when the same bytes were read before."""

    id: int
    is_new: bool
    report: dict[str, Any]


def import_article(
    viewer: Viewer,
    data: bytes,
    *,
    filename: str,
    source_url: str | None = None,
    rights: str | None = None,
    strict: bool = True,
) -> Imported:
    """Draft sheets from a file, never published ones. The same file again changes nothing.

    Raises ArticleError, naming the cause, with nothing stored.
    """
    require(may_curate(viewer))
    return keep_article(
        read_article(data, strict=strict),
        filename=filename,
        source_url=source_url,
        rights=rights,
        member_id=viewer.id,
    )


def keep_article(
    article: Article,
    *,
    filename: str,
    source_url: str | None = None,
    rights: str | None = None,
    member_id: int | None = None,
) -> Imported:
    """Without a member: for who runs the forum, at the terminal."""
    if len(article.sheets) * max(1, len(article.references)) > MOST_PARTS:
        raise TooLarge(_("Dit bestand heeft te veel koppen en bronnen voor één artikel."))
    found = _describe(article, filename=filename, source_url=source_url, rights=rights)
    found.imported_by = member_id
    try:
        with db.session.begin_nested():
            db.session.add(found)
    except IntegrityError:
        return _unchanged(article.sha256)
    try:
        with db.session.begin_nested():
            _account_for_lines(found, article, _add_sheets(found, article))
    except IntegrityError as error:  # another article took the same address or source just now
        raise Conflict(
            _("Er wordt net een ander artikel gelezen. Probeer het nog eens.")
        ) from error
    return Imported(found.id, is_new=True, report=found.report)


def _describe(
    article: Article, *, filename: str, source_url: str | None, rights: str | None
) -> ArticleImport:
    told = plain(report(article)) | {"created": len(article.sheets), "unchanged": 0}
    return ArticleImport(
        sha256=article.sha256,
        filename=filename,
        source_url=source_url,
        rights=rights,
        bom=article.bom,
        report=told,
        imported_at=clock.now(),
    )


def plain(value: Any) -> Any:
    """A report with its lazy texts spelled out, as JSON keeps it."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, int | float | bool) else str(value)


def _unchanged(sha256: str) -> Imported:
    earlier = db.session.scalars(select(ArticleImport).filter_by(sha256=sha256)).one()
    counts = {"created": 0, "unchanged": earlier.report["drafts"]}
    return Imported(earlier.id, is_new=False, report=earlier.report | counts)


def _add_sheets(found: ArticleImport, article: Article) -> dict[int, int]:
    """Per line number the sheet that holds it."""
    references, conflicts = gather(article.references)
    _warn(found, article, conflicts)
    taken = set(db.session.scalars(select(FactSheet.slug)))
    sheets: dict[int, int] = {}
    for draft in article.sheets:
        slug = _free(draft.slug, taken)
        sheet = _add_sheet(found, draft, slug, references)
        sheets |= dict.fromkeys(draft.lines, sheet.id)
    return sheets


def _warn(found: ArticleImport, article: Article, conflicts: dict[int, Text]) -> None:
    """In the report, what does not fit with the references that are known."""
    lines = {reference.number: reference.line for reference in article.references}
    more = [{"line": lines[n], "message": str(why)} for n, why in conflicts.items()]
    found.report = found.report | {"warnings": [*found.report["warnings"], *more]}


def _add_sheet(
    found: ArticleImport, draft: DraftSheet, slug: str, references: dict[int, int]
) -> FactSheet:
    now = clock.now()
    blocks = [TextBlock(block.kind, block.text) for block in draft.blocks]
    sheet = FactSheet(
        slug=slug,
        title=" ".join(draft.title.split())[:LONGEST_TITLE],
        body=write_blocks(blocks),
        origin="artikel",
        import_id=found.id,
        created_at=now,
        updated_at=now,
    )
    db.session.add(sheet)
    db.session.flush()
    set_references(sheet.id, references)
    set_claims(
        sheet.id, [ClaimText(without_citations(claim.text), claim.cites) for claim in draft.claims]
    )
    return sheet


def _account_for_lines(found: ArticleImport, article: Article, sheets: dict[int, int]) -> None:
    dropped = {line.line: str(line.reason) for line in article.dropped}
    for line in article.lines:
        sheet_id = sheets.get(line.number)
        db.session.add(
            SourceLine(
                import_id=found.id,
                number=line.number,
                raw=line.raw,
                ending=line.ending,
                kind=line.kind,
                place=_place(line.raw, is_dropped=line.number in dropped, sheet_id=sheet_id),
                sheet_id=sheet_id,
                reason=dropped.get(line.number),
            )
        )


def _place(raw: str, *, is_dropped: bool, sheet_id: int | None) -> str:
    if is_dropped:
        return "dropped"
    if sheet_id is not None:
        return "sheet"
    return "references" if raw.strip() else "blank"


def _free(slug: str, taken: set[str]) -> str:
    """The slug, or with the first number that makes it free."""
    tried, number = slug, 1
    while tried in taken:
        number += 1
        tried = f"{slug}-{number}"
    taken.add(tried)
    return tried
