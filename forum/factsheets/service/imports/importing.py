"""From an article's file to draft sheets, with an account of every line."""

from collections.abc import Mapping
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
from forum.factsheets.article import Article, Kind, read_article, report
from forum.factsheets.imports.proposals import Slips
from forum.factsheets.models import ArticleImport
from forum.factsheets.policy import may_curate
from forum.factsheets.service.imports.accounting import account_for_lines
from forum.factsheets.service.imports.revising import Earlier, find_earlier, hand_over, take_over
from forum.factsheets.service.imports.settling import settle_sheets
from forum.factsheets.service.imports.slips import (
    accepted_of,
    copy_slips,
    find_slips,
    texts_by_line,
)
from forum.factsheets.service.references.gathering import gather, take_turns

MOST_SHEETS = 500  # of one article: more headings than that are lines read as headings
MOST_PARTS = 20_000  # sheets times references, which each of them may cite


@dataclass(frozen=True)
class Imported:
    """What came of a file. `is_new` is False when the same bytes were read before."""

    id: int
    is_new: bool
    report: dict[str, Any]


@dataclass(frozen=True)
class About:
    """What is said of a file beside its text. `revision_of` is the import that it is a newer
    version of; without, that is found by its address, or by its name and its words, unless
    `is_other`."""

    filename: str
    source_url: str | None = None
    rights: str | None = None
    confirmed: bool = False  # that those rights let the text be public
    revision_of: int | None = None
    is_other: bool = False


def import_article(
    viewer: Viewer,
    data: bytes,
    *,
    strict: bool = True,
    **about: Any,
) -> Imported:
    """Draft sheets from a file, never published ones. The same file again changes nothing.

    Raises ArticleError, naming the cause, with nothing stored. `about` is as in About.
    """
    require(may_curate(viewer))
    return keep_article(data, strict=strict, member_id=viewer.id, **about)


def keep_article(
    data: bytes, *, strict: bool = True, member_id: int | None = None, **about: Any
) -> Imported:
    """Without a member: for who runs the forum, at the terminal."""
    facts = About(**about)
    article = read_article(data, strict=strict)
    require_few(article)
    if known := _find(article.sha256):
        return known
    earlier = _earlier(article, facts)
    told = take_over(earlier, article) if earlier else {}
    article = read_article(data, strict=strict, kinds=told) if told else article
    found = _describe(article, facts, earlier, member_id)
    found.is_strict = strict
    try:
        with db.session.begin_nested():
            db.session.add(found)
    except IntegrityError as error:
        if known := _find(article.sha256):
            return known
        raise _busy() from error
    _fill(found, article, told, earlier)
    return Imported(found.id, is_new=True, report=found.report)


def _fill(
    found: ArticleImport, article: Article, told: Mapping[int, Kind], earlier: Earlier | None
) -> None:
    try:
        with db.session.begin_nested():
            take_turns()
            if earlier:
                hand_over(earlier, found.id)
            slips = earlier.slips_for(article) if earlier else {}
            apply(found, article, told, accepted_of(slips, texts_by_line(article)))
            copy_slips(found.id, slips)
            find_slips(found.id, article)
    except IntegrityError as error:  # another article took the same address or source just now
        raise _busy() from error


def apply(found: ArticleImport, article: Article, told: Mapping[int, Kind], slips: Slips) -> None:
    """What an article says now, in its sheets, its lines and its report."""
    require_few(article, found.report.get("drafts", 0))
    sources, conflicts = gather(article.references)
    sheets = settle_sheets(found.id, article.sheets, sources, slips)
    account_for_lines(found, article, sheets.ids, told)
    found.sources = [sources[number] for number in sorted(sources)]
    told_of = plain(report(article))
    found.report = told_of | {
        "warnings": [*told_of["warnings"], *_conflicting(article, conflicts)],
        "created": found.report.get("created", 0) + sheets.made,
        "unchanged": 0,
        "gone": sheets.gone,
        "waiting": sheets.waiting,
    }
    db.session.flush()


def _conflicting(article: Article, conflicts: Mapping[int, Text]) -> list[dict[str, Any]]:
    """What does not fit with the references that are known."""
    lines = {reference.number: reference.line for reference in article.references}
    return [{"line": lines[n], "message": str(why)} for n, why in conflicts.items()]


def require_few(article: Article, had: int = 0) -> None:
    """One that `had` more before may keep those, and be told to have fewer."""
    if len(article.sheets) > max(MOST_SHEETS, had):
        raise TooLarge(
            _(
                "Dit bestand heeft %(count)s koppen, en van één artikel worden hoogstens %(most)s "
                "factsheets gemaakt. Staat er soms een vraagteken achter gewone regels? Kijk het "
                "bestand na, of lees het in delen in.",
                count=len(article.sheets),
                most=MOST_SHEETS,
            )
        )
    if len(article.sheets) * max(1, len(article.references)) > MOST_PARTS:
        raise TooLarge(_("Dit bestand heeft te veel koppen en bronnen voor één artikel."))


def plain(value: Any) -> Any:
    """A report with its lazy texts spelled out, as JSON keeps it."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, int | float | bool) else str(value)


def _describe(
    article: Article, facts: About, earlier: Earlier | None, member_id: int | None
) -> ArticleImport:
    now = clock.now()
    found = ArticleImport(
        sha256=article.sha256,
        filename=facts.filename,
        source_url=facts.source_url,
        rights=facts.rights,
        bom=article.bom,
        report={},
        imported_by=member_id,
        imported_at=now,
    )
    if facts.rights and facts.confirmed:
        found.rights_by, found.rights_at = member_id, now
    if earlier:
        earlier.tell(found, article)
    return found


def _earlier(article: Article, facts: About) -> Earlier | None:
    if facts.is_other and facts.revision_of is None:
        return None
    return find_earlier(article, facts.revision_of, facts.source_url, facts.filename)


def _find(sha256: str) -> Imported | None:
    earlier = db.session.scalars(select(ArticleImport).filter_by(sha256=sha256)).one_or_none()
    if earlier is None:
        return None
    counts = {"created": 0, "unchanged": earlier.report["drafts"]}
    return Imported(earlier.id, is_new=False, report=earlier.report | counts)


def _busy() -> Conflict:
    return Conflict(_("Er wordt net een ander artikel gelezen. Probeer het nog eens."))
