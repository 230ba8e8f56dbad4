"""Making a version, never to change again."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from forum.accounts.viewer import Viewer
from forum.core import changes, clock, outbox
from forum.core.db import db
from forum.factsheets.blocks import read_blocks, to_html
from forum.factsheets.content import Content
from forum.factsheets.drafts import references_of, source_ids_of
from forum.factsheets.events import SheetPublished
from forum.factsheets.models import FactSheet, SheetVersion
from forum.factsheets.service.shown import show

SAME = (
    *("title", "summary", "body", "html", "call_now", "claims"),
    *("references", "reference_ids"),
)


def freeze(
    viewer: Viewer,
    sheet_id: int,
    content: Content,
    *,
    reason: str,
    months: int,
    restored_from: int | None = None,
) -> SheetVersion:
    """What readers see from now on, until it is to be looked at again so many months later."""
    now, cited, ids = clock.now(), content.cited, source_ids_of(sheet_id)
    references = [known for known in references_of(sheet_id) if known.number in cited]
    frozen = SheetVersion(
        sheet_id=sheet_id,
        number=_next_number(sheet_id),
        **_columns(content),
        references=[asdict(known) for known in references],
        reference_ids=[ids[known.number] for known in references],
        reason=reason,
        restored_from=restored_from,
        published_by=viewer.id,
        published_at=now,
        review_due=_months_later(now, months),
    )
    db.session.add(frozen)
    db.session.flush()
    _let_read(sheet_id, frozen.number)
    show(sheet_id, frozen.number, content.claims, cited)
    return frozen


def freeze_again(
    viewer: Viewer, current: SheetVersion, *, reason: str, months: int
) -> SheetVersion:
    """The very same version under the next number: its sources too, whatever the draft calls by
    their numbers now."""
    now = clock.now()
    frozen = SheetVersion(
        sheet_id=current.sheet_id,
        number=_next_number(current.sheet_id),
        **{name: getattr(current, name) for name in SAME},
        reason=reason,
        published_by=viewer.id,
        published_at=now,
        review_due=_months_later(now, months),
    )
    db.session.add(frozen)
    db.session.flush()
    _let_read(current.sheet_id, frozen.number)
    return frozen


def _columns(content: Content) -> dict[str, Any]:
    return {
        "title": content.title,
        "summary": content.summary,
        "body": content.body,
        "html": str(to_html(read_blocks(content.body))),
        "call_now": content.call_now,
        "claims": [
            {"key": c.key, "text": c.text, "cites": list(c.cites), "myth": c.myth}
            for c in content.claims
        ],
    }


def _let_read(sheet_id: int, number: int) -> None:
    published = update(FactSheet).where(FactSheet.id == sheet_id)
    columns = {"published_number": number, "withdrawn_at": None, "withdrawn_reason": ""}
    db.session.execute(published.values(columns))
    changes.note("sheets", sheet_id)
    outbox.record(SheetPublished(sheet_id, number))


def _next_number(sheet_id: int) -> int:
    last = select(func.max(SheetVersion.number)).where(SheetVersion.sheet_id == sheet_id)
    return (db.session.scalar(last) or 0) + 1


def _months_later(moment: datetime, months: int) -> datetime:
    """The same day so many months on, or the 28th where that month has no such day."""
    years, month = divmod(moment.month - 1 + months, 12)
    return moment.replace(year=moment.year + years, month=month + 1, day=min(moment.day, 28))
