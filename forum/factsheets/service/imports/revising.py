"""A file that is a newer version of one that was read before, and what it takes over from it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select, update

from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.factsheets.article import Article, Kind
from forum.factsheets.models import ArticleImport, FactSheet, SourceLine, TextCorrection

NAMELESS = "artikel.txt"  # what a text is called that came without a file
MOST_ALIKE = 20  # articles of one name that are looked into

Copied = Mapping[int, list[TextCorrection]]  # corrections of the earlier file, by line of this one


@dataclass(frozen=True)
class Earlier:
    """The newest version that is there, held until this one is."""

    article: ArticleImport
    lines: list[Row[Any]]

    def matched(self, article: Article) -> dict[int, int]:
        """Per line of the earlier file the line of this one with the very same words."""
        here = dict(_named((line.number, line.raw) for line in article.lines))
        there = _named((line.number, line.raw) for line in self.lines)
        return {number: here[name] for name, number in there if name in here}

    def is_like(self, article: Article) -> bool:
        """Whether at least half of the lines of both stand in both, word for word."""
        here = sum(1 for line in article.lines if line.raw.strip())
        there = sum(1 for line in self.lines if line.raw.strip())
        return 2 * 2 * len(self.matched(article)) >= here + there

    def tell(self, found: ArticleImport, article: Article) -> None:
        """What holds of the article, and not of one version of it. Who vouched for its rights did
        so for that text at that address: for no other."""
        is_same = found.source_url is not None and found.source_url == self.article.source_url
        found.earlier_id = self.article.id
        found.source_url = found.source_url or self.article.source_url
        if found.rights:
            return
        found.rights = self.article.rights
        if is_same and self.is_like(article):
            found.rights_by, found.rights_at = self.article.rights_by, self.article.rights_at

    def slips_for(self, article: Article) -> dict[int, list[TextCorrection]]:
        matched = self.matched(article)
        found: dict[int, list[TextCorrection]] = {}
        query = select(TextCorrection).where(TextCorrection.import_id == self.article.id)
        for slip in db.session.scalars(query.order_by(TextCorrection.id)):
            if slip.line in matched:
                found.setdefault(matched[slip.line], []).append(slip)
        return found


def find_earlier(
    article: Article, revision_of: int | None, source_url: str | None, filename: str
) -> Earlier | None:
    """The one that was chosen, else the one at this address. By its name alone it is found only
    when it says much the same: many files are called alike.

    Raises Invalid for one that is not there, Conflict for one that has a newer version.
    """
    if revision_of is not None:
        return _with_lines(_chosen(revision_of))
    if source_url:
        found = db.session.scalar(_newest().where(ArticleImport.source_url == source_url))
        return None if found is None else _with_lines(found)
    return None if filename == NAMELESS else _like(article, filename)


def take_over(earlier: Earlier, article: Article) -> dict[int, Kind]:
    """What a moderator said of lines that stand here word for word."""
    matched = earlier.matched(article)
    told = (line for line in earlier.lines if line.is_told and line.number in matched)
    return {matched[line.number]: Kind(line.kind) for line in told}


def hand_over(earlier: Earlier, import_id: int) -> None:
    """The sheets of an article are of its newest version."""
    mine = update(FactSheet).where(FactSheet.import_id == earlier.article.id)
    db.session.execute(mine.values(import_id=import_id))


def newer_of(import_id: int) -> int | None:
    return db.session.scalar(select(ArticleImport.id).where(ArticleImport.earlier_id == import_id))


def superseded() -> Conflict:
    return Conflict(_("Van dit artikel is een nieuwere versie ingelezen. Werk daarin verder."))


def _chosen(import_id: int) -> ArticleImport:
    query = (
        select(ArticleImport).where(ArticleImport.id == import_id).with_for_update(key_share=True)
    )
    found = db.session.scalars(query).one_or_none()
    if found is None:
        missing = _("Deze import bestaat niet.")
        raise Invalid(missing, errors={"revision_of": [missing]})
    if newer_of(import_id) is not None:
        raise superseded()
    return found


def _like(article: Article, filename: str) -> Earlier | None:
    named = _newest(MOST_ALIKE).where(ArticleImport.filename == filename)
    every = (_with_lines(found) for found in db.session.scalars(named).all())
    return next((earlier for earlier in every if earlier.is_like(article)), None)


def _newest(most: int = 1) -> Select[ArticleImport]:
    """The last that were read, each the newest version of its article."""
    newer = select(ArticleImport.earlier_id).where(ArticleImport.earlier_id.is_not(None))
    newest = select(ArticleImport).where(ArticleImport.id.not_in(newer))
    return newest.order_by(ArticleImport.id.desc()).limit(most).with_for_update(key_share=True)


def _with_lines(found: ArticleImport) -> Earlier:
    columns = (SourceLine.number, SourceLine.raw, SourceLine.kind, SourceLine.is_told)
    query = select(*columns).where(SourceLine.import_id == found.id).order_by(SourceLine.number)
    return Earlier(found, list(db.session.execute(query)))


def _named(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[tuple[str, int], int]]:
    """Lines by their words, the second with the same words as the second."""
    times: Counter[str] = Counter()
    for number, raw in lines:
        if words := raw.strip():
            times[words] += 1
            yield (words, times[words]), number
