"""BibTeX, in UTF-8: with every sign that TeX takes for its own written so that it is a sign."""

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

TYPES = {Kind.ARTICLE: "article", Kind.BOOK: "book", Kind.OTHER: "misc"}
SIGNS = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # balanced, which a bare \{ would not be
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SIGNS = str.maketrans(SIGNS)
_BRACES = str.maketrans({sign: SIGNS[sign] for sign in "\\{}"})


def write_bibtex(
    slug: str, references: Sequence[ReferenceView], statuses: Mapping[int, StatusView]
) -> str:
    return "\n".join(_entry(slug, found, statuses.get(found.number)) for found in references)


def _entry(slug: str, reference: ReferenceView, status: StatusView | None) -> str:
    fields = [*_fields(reference), ("note", _text(note_of(status)))]
    lines = [f"  {name} = {{{text}}}," for name, text in fields if text]
    head = f"@{TYPES[kind_of(reference)]}{{{id_of(slug, reference)},"
    return "\n".join([head, *lines, "}", ""])


def _fields(reference: ReferenceView) -> Iterator[tuple[str, str]]:
    is_book = kind_of(reference) is Kind.BOOK
    # In braces of its own: what is a capital in a title stays one.
    yield "title", f"{{{_text(reference.title)}}}"
    yield "author", _authors(reference)
    yield "publisher" if is_book else "journal", _text(reference.journal)
    yield "year", str(year_of(reference) or "")
    yield "volume", _text(reference.volume)
    yield "number", _text(reference.issue)
    yield "pages", _text("--".join(filter(None, pages_of(reference))))
    yield "doi", plain(reference.doi).translate(_BRACES)  # read as it stands, unlike the rest
    yield "pmid", _text(reference.pmid)
    yield "pmcid", _text(reference.pmcid)


def _authors(reference: ReferenceView) -> str:
    names, has_others = authors_of(reference)
    told = [_name(name) for name in names] + ["others"] * has_others
    return " and ".join(told)


def _name(name: Name) -> str:
    """Whole names in braces, or an `and` in them would make two of one."""
    if name.literal:
        return f"{{{_text(name.literal)}}}"
    family = _text(name.family)
    if " and " in f" {family.casefold()} ":
        family = f"{{{family}}}"
    return ", ".join(filter(None, (family, _text(name.suffix), _text(name.given))))


def _text(told: str | None) -> str:
    return plain(told).translate(_SIGNS)
