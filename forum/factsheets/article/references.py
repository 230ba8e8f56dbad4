"""Takes the parts of a reference apart; what cannot be told stays empty, `raw` stays whole."""

import re
from collections.abc import Iterable, Iterator

from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.factsheets.article import words
from forum.factsheets.article.model import ArticleReference, Kind, Line, Remark
from forum.factsheets.identifiers import read_doi, read_pmcid, read_pmid

# In an address the slash may be written as %2F.
_DOI = re.compile(r"(?:\bdoi:?\s{0,3}|\bdoi\.org/)(10\.\S{1,300})", re.I)
_PMID = re.compile(r"\bPMID:?\s{0,3}(\d{1,12})\b", re.I)
_PMCID = re.compile(r"\b(?:PMCID:?\s{0,3})?(PMC\d{1,12})\b", re.I)
_IDENTIFIERS = {
    "doi": (read_doi, _DOI),
    "pmid": (read_pmid, _PMID),
    "pmcid": (read_pmcid, _PMCID),
}
_IDS = re.compile(r"\bdoi\b|https?://|\bPMC?ID\b|\bPMC\d", re.I)
_ISSUED = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?: [A-Z][a-z]{2,4}(?: \d{1,2})?)?; ?"
    r"(?P<volume>[^\s:;(.]{0,20})(?: ?\((?P<issue>[^()]{1,40})\))?"
    r"(?:: ?(?P<pages>[^\s;]{1,40}))?"
)
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)")
_TITLE_END = re.compile(r"([.?!]) ")


def read_references(lines: Iterable[Line]) -> tuple[ArticleReference, ...]:
    """The nth reference line is source n."""
    found = (line for line in lines if line.kind is Kind.REFERENCE)
    return tuple(read_reference(number, line) for number, line in enumerate(found, start=1))


def read_reference(number: int, line: Line) -> ArticleReference:
    plain = " ".join(line.text.split())
    ids = _IDS.search(plain)
    named, issued = _apart(plain[: ids.start()] if ids else plain)
    found, _wrong = _identifiers(plain)
    authors, _dot, rest = named.partition(". ")
    if not rest:
        authors, rest = "", authors
    title, journal = _title_and_journal(rest)
    return ArticleReference(
        number=number,
        line=line.number,
        authors=tuple(name.strip() for name in authors.split(",") if name.strip()),
        title=title,
        journal=journal,
        **issued,
        doi=found["doi"],
        pmid=found["pmid"],
        pmcid=found["pmcid"],
        raw=line.raw,
    )


def _apart(told: str) -> tuple[str, dict[str, str]]:
    """What stands before the year, and the year with what follows it."""
    issued = _last(_ISSUED, told) or _last(_YEAR, told)
    parts = issued.groupdict("") if issued else {}
    named = told[: issued.start()] if issued else told
    wanted = ("year", "volume", "issue", "pages")
    return named.rstrip(" (;"), {name: parts.get(name, "").rstrip(".") for name in wanted}


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _title_and_journal(rest: str) -> tuple[str, str]:
    """A title ends in a full stop, which goes, or in a mark of its own, which stays."""
    rest = rest.strip().removesuffix(".")
    end = _last(_TITLE_END, rest)
    if end is None:
        return rest, ""
    title = rest[: end.start()] if end.group(1) == "." else rest[: end.end(1)]
    return title, rest[end.end() :]


def _identifiers(plain: str) -> tuple[dict[str, str | None], list[Text | str]]:
    """What there is by name, and why what looks like an identifier is none."""
    found: dict[str, str | None] = dict.fromkeys(_IDENTIFIERS)
    wrong: list[Text | str] = []
    for name, (read, pattern) in _IDENTIFIERS.items():
        written = pattern.search(plain)
        try:
            found[name] = read(written[1]) if written else None
        except Invalid as error:
            wrong.append(error.detail)
    return found, wrong


def reference_remarks(references: Iterable[ArticleReference]) -> Iterator[Remark]:
    for reference in references:
        if not (reference.title and reference.journal and reference.year):
            yield Remark(reference.line, _("Titel, tijdschrift of jaar van deze bron ontbreekt."))
        for wrong in _identifiers(" ".join(reference.raw.split()))[1]:
            yield Remark(reference.line, wrong)
        written = words.reference_mark(reference.raw)[1]
        if written not in {None, reference.number}:
            yield Remark(
                reference.line,
                _(
                    "Deze bron heet nummer %(written)s maar staat op plaats %(number)s; "
                    "de plaats telt.",
                    written=written,
                    number=reference.number,
                ),
            )
