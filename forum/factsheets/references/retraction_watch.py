"""The file of Retraction Watch: what became of which paper. Pure, and read a row at a time."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from forum.core.i18n import Text, _
from forum.factsheets.identifiers import find_doi, find_pmid
from forum.factsheets.references.findings import Notice
from forum.factsheets.statuses import SourceStatus

COLUMNS = (
    "Record ID", "RetractionDate", "RetractionDOI", "OriginalPaperDOI", "OriginalPaperPubMedID",
    "RetractionNature", "Reason",
)  # fmt: skip
LIFTED = "reinstatement"
NATURES = {
    "retraction": SourceStatus.RETRACTED,
    "expression of concern": SourceStatus.CONCERN,
    "correction": SourceStatus.CORRECTED,
    LIFTED: SourceStatus.OK,
}
LONGEST_REASON = 500
_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: [0-9:]{1,8})?")


@dataclass(frozen=True)
class Record:
    """One notice about one paper, which goes by a DOI, a PMID or both."""

    line: int
    nature: str
    on: date
    doi: str | None
    pmid: str | None
    notice_doi: str | None
    reason: str

    @property
    def keys(self) -> Iterator[str]:
        """As our references are known, the surest first."""
        if self.doi:
            yield f"doi:{self.doi}"
        if self.pmid:
            yield f"pmid:{self.pmid}"


@dataclass(frozen=True)
class Broken:
    """A row that cannot be read, with the papers it may be about."""

    line: int
    why: Text
    keys: tuple[str, ...] = ()


class NotThisFile(Exception):
    """Its first line does not name the columns. `missing` are those that it lacks."""

    def __init__(self, missing: Iterable[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(", ".join(self.missing))


def read_records(lines: Iterable[str]) -> Iterator[Record | Broken]:
    """Every row of the file, with no more than one in memory. Raises NotThisFile."""
    rows = csv.reader(lines)
    header = _header(rows)
    while True:
        try:
            cells = next(rows, None)
        except csv.Error:
            yield Broken(rows.line_num, _("deze regel is geen CSV"))
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _read(rows.line_num, header, cells)


def weigh(records: Iterable[Record]) -> Notice:
    """What several notices about one paper come to.

    By date, and of one day the reinstatement first: a paper that was retracted, or doubted, and
    later reinstated stands again, and what came after the reinstatement counts anew. A correction
    stays a correction, for a reinstatement says nothing of it. Of what then stands the worst
    counts, and of several as bad the latest. When all was lifted the paper is in order again, by
    the notice that says so.
    """
    standing: list[Record] = []
    for record in sorted(records, key=lambda found: (found.on, found.nature != LIFTED, found.line)):
        if record.nature == LIFTED:
            standing = [found for found in standing if found.nature == "correction"]
        standing.append(record)
    order = list(SourceStatus)
    counts = max(standing, key=lambda found: (order.index(NATURES[found.nature]), found.on))
    return Notice(NATURES[counts.nature], counts.on, counts.notice_doi, counts.reason)


def _header(rows: Iterator[list[str]]) -> list[str]:
    try:
        header = [name.strip() for name in next(rows, [])]
    except csv.Error:
        header = []
    if missing := [name for name in COLUMNS if name not in header]:
        raise NotThisFile(missing)
    return header


def _read(line: int, header: list[str], cells: list[str]) -> Record | Broken:
    row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
    doi = find_doi(row.get("OriginalPaperDOI", ""))
    pmid = find_pmid(row.get("OriginalPaperPubMedID", ""))
    nature = " ".join(row.get("RetractionNature", "").casefold().split())
    on = _day(row.get("RetractionDate", ""))
    record = Record(line, nature, on or date.min, doi, pmid, *_notice(row))
    if why := _trouble(row, header, cells, on):
        return Broken(line, why, tuple(record.keys))
    return record


def _notice(row: dict[str, str]) -> tuple[str | None, str]:
    reasons = [part.strip(" +") for part in row.get("Reason", "").split(";")]
    told = "; ".join(filter(None, reasons))
    return find_doi(row.get("RetractionDOI", "")), told.replace("\0", "")[:LONGEST_REASON]


def _trouble(
    row: dict[str, str], header: list[str], cells: list[str], on: date | None
) -> Text | None:
    if len(cells) != len(header):
        return _("deze regel heeft een ander aantal kolommen dan de kop")
    nature = " ".join(row["RetractionNature"].casefold().split())
    if nature not in NATURES:
        return _("onbekende soort: %(nature)s", nature=row["RetractionNature"][:60] or "–")
    if on is None:
        return _("onleesbare datum: %(date)s", date=row["RetractionDate"][:60] or "–")
    return None


def _day(written: str) -> date | None:
    """`3/14/2011 0:00`: the month first."""
    found = _DATE.fullmatch(written)
    try:
        return date(int(found[3]), int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None
