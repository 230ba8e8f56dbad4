"""CSL-JSON, version 1.0.2: a list of items."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from forum.factsheets.references.citing.parts import (
    Kind,
    Name,
    authors_of,
    id_of,
    kind_of,
    note_of,
    plain,
    year_of,
)
from forum.factsheets.references.views import StatusView
from forum.factsheets.statuses import SourceStatus
from forum.factsheets.views import ReferenceView

TYPES = {Kind.ARTICLE: "article-journal", Kind.BOOK: "book", Kind.OTHER: "document"}


def write_csl(
    slug: str, references: Sequence[ReferenceView], statuses: Mapping[int, StatusView]
) -> str:
    items = [_item(slug, found) | _became(statuses.get(found.number)) for found in references]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(slug: str, reference: ReferenceView) -> dict[str, Any]:
    kind, year = kind_of(reference), year_of(reference)
    authors = authors_of(reference)
    told = {
        "id": id_of(slug, reference),
        "type": TYPES[kind],
        "title": plain(reference.title),
        "author": [_name(name) for name in authors.names] + _OTHERS * authors.has_others,
        "publisher" if kind is Kind.BOOK else "container-title": plain(reference.journal),
        "issued": {"date-parts": [[year]]} if year else {},
        "volume": plain(reference.volume),
        "issue": plain(reference.issue),
        "page": plain(reference.pages),
        "DOI": plain(reference.doi),
        "PMID": plain(reference.pmid),
        "PMCID": plain(reference.pmcid),
    }
    return {name: value for name, value in told.items() if value}


def _became(status: StatusView | None) -> dict[str, str]:
    """`status` has a word for what was retracted, and none for the rest."""
    retracted = status is not None and status.status == SourceStatus.RETRACTED
    told = {"note": note_of(status), "status": "retracted" if retracted else ""}
    return {name: text for name, text in told.items() if text}


_OTHERS = [{"literal": "et al."}]


def _name(name: Name) -> dict[str, str]:
    return {part: text for part, text in name._asdict().items() if text}
