"""RIS: a line a field, each with a tag of two signs."""

from collections.abc import Iterator, Mapping, Sequence

from forum.factsheets.references.citing.parts import (
    Kind,
    Name,
    authors_of,
    id_of,
    kind_of,
    note_of,
    pages_of,
    plain,
    year_of,
)
from forum.factsheets.references.views import StatusView
from forum.factsheets.views import ReferenceView

TYPES = {Kind.ARTICLE: "JOUR", Kind.BOOK: "BOOK", Kind.OTHER: "GEN"}
END = "\r\n"


def write_ris(
    slug: str, references: Sequence[ReferenceView], statuses: Mapping[int, StatusView]
) -> str:
    """No text can begin a line of its own: every field is one line of signs that can be seen."""
    return "".join(_entry(slug, found, statuses.get(found.number)) for found in references)


def _entry(slug: str, reference: ReferenceView, status: StatusView | None) -> str:
    fields = [*_fields(slug, reference), ("N1", note_of(status))]
    told = [(tag, plain(text)) for tag, text in fields]
    lines = [f"{tag}  - {text}" for tag, text in told if text]
    return END.join([*lines, "ER  - ", "", ""])


def _fields(slug: str, reference: ReferenceView) -> Iterator[tuple[str, str]]:
    kind, year = kind_of(reference), year_of(reference)
    first, last = pages_of(reference)
    yield "TY", TYPES[kind]
    yield "ID", id_of(slug, reference)
    yield from (("AU", _name(name)) for name in authors_of(reference).names)
    yield "TI", reference.title
    yield "PB" if kind is Kind.BOOK else "T2", reference.journal
    yield "PY", str(year or "")
    yield "VL", reference.volume
    yield "IS", reference.issue
    yield "SP", first
    yield "EP", last
    yield "DO", reference.doi or ""
    yield "AN", reference.pmid or ""  # where PubMed's own files have it
    yield "C2", reference.pmcid or ""
    for url in (reference.doi_url, reference.pmid_url, reference.pmcid_url):
        yield "UR", url or ""


def _name(name: Name) -> str:
    if name.literal:
        return name.literal
    return ", ".join(filter(None, (name.family, name.given, name.suffix)))
