"""What Crossref answers about a work, in the shape of its REST API. Pure, and believes nothing."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from forum.factsheets.identifiers import find_doi
from forum.factsheets.references.findings import Notice
from forum.factsheets.statuses import SourceStatus

KINDS = {
    "retraction": SourceStatus.RETRACTED,
    "partial_retraction": SourceStatus.RETRACTED,
    "withdrawal": SourceStatus.RETRACTED,
    "removal": SourceStatus.RETRACTED,
    "expression_of_concern": SourceStatus.CONCERN,
    "correction": SourceStatus.CORRECTED,
    "corrigendum": SourceStatus.CORRECTED,
    "erratum": SourceStatus.CORRECTED,
    "addendum": SourceStatus.CORRECTED,
    "clarification": SourceStatus.CORRECTED,
}
# These say nothing against the work itself.
HARMLESS = {"new_version", "new_edition"}


class Odd(Exception):
    """An answer of another shape than was agreed."""


def read_work(answer: Any, doi: str) -> list[Notice]:
    """What the work says of itself: `updated-by`. Raises Odd."""
    work = _message(answer)
    if find_doi(_text(work.get("DOI"))) != doi:
        raise Odd("another work")
    return [_notice(entry, entry.get("DOI")) for entry in _entries(work, "updated-by")]


def read_notices(answer: Any, doi: str) -> list[Notice]:
    """What notices say of the work: the entry about it in the `update-to` of each. Raises Odd."""
    items = _message(answer).get("items")
    if not isinstance(items, list):
        raise Odd("no items")
    return [
        _notice(entry, item.get("DOI"))
        for item in items
        if isinstance(item, dict)
        for entry in _entries(item, "update-to")
        if find_doi(_text(entry.get("DOI"))) == doi
    ]


def weigh(notices: list[Notice]) -> Notice:
    """The worst, and of several as bad the latest; without any the work is in order.

    A notice of a kind that we do not know keeps a work from being called in order.
    """
    order = list(SourceStatus)
    return max(
        notices,
        key=lambda found: (order.index(found.status), found.noticed_on or date.min),
        default=Notice(SourceStatus.OK),
    )


def _message(answer: Any) -> dict[str, Any]:
    message = answer.get("message") if isinstance(answer, dict) else None
    if not isinstance(message, dict):
        raise Odd("no message")
    return message


def _entries(work: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    found = work.get(name) or []
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise Odd(name)
    yield from (entry for entry in found if _kind(entry) not in HARMLESS)


def _kind(entry: dict[str, Any]) -> str:
    return _text(entry.get("type")).lower().replace("-", "_").replace(" ", "_")


def _notice(entry: dict[str, Any], doi: Any) -> Notice:
    status = KINDS.get(_kind(entry), SourceStatus.UNKNOWN)
    return Notice(status, _day(entry.get("updated")), find_doi(_text(doi)))


def _day(told: Any) -> date | None:
    """`{"date-parts": [[2010, 2, 6]]}`, of which the month and the day may be missing."""
    parts = told.get("date-parts") if isinstance(told, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list) or not all(type(part) is int for part in first):
        return None
    try:
        return date(*[*first[:3], 1, 1][: max(3, len(first[:3]))][:3])
    except (ValueError, OverflowError, TypeError):
        return None


def _text(told: Any) -> str:
    return told if isinstance(told, str) else ""
