"""Answers of an expert that were overtaken: a claim or a publication that they name changed since
they were written, or last edited. What was known by then, the expert knew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Exists, and_, exists, func, not_, or_, select

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.i18n import Text, _
from forum.factsheets.models import (
    FactSheet,
    PostClaim,
    PostSource,
    PublishedClaim,
    PublishedSource,
    Reference,
    ReferenceChange,
    ReferenceKey,
    SheetVersion,
)
from forum.factsheets.models.uses import WHOLE
from forum.factsheets.statuses import TROUBLED
from forum.threads.hiding import withheld_from
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import visible_to

_WRITTEN_AT = func.coalesce(Post.edited_at, Post.created_at)
WHY: dict[str, Text] = {
    "gone": _("Een bewering of factsheet die je noemt, staat er niet meer."),
    "changed": _("Een bewering die je noemt, is gewijzigd."),
    "source": _("Een bron waar je antwoord op steunt, is gecorrigeerd of ingetrokken."),
}


@dataclass(frozen=True)
class Overtaken:
    """An answer of the viewer; `why` are codes of the words above."""

    post_id: int
    number: int
    title: str
    answered_at: datetime
    why: Sequence[str]

    @property
    def told(self) -> Sequence[Text]:
        return [WHY[code] for code in self.why]


def overtaken_answers(viewer: Viewer, *, limit: int) -> Sequence[Overtaken]:
    """The viewer's own that can still be read, the latest first."""
    reasons = {
        "gone": _cites(or_(FactSheet.published_number.is_(None), _claim(PublishedClaim.is_gone))),
        "changed": _cites(_claim(_reads_otherwise())),
        "source": or_(_cites(_rests_on_trouble()), _names_trouble()),
    }
    query = (
        select(
            Post.id,
            Post.number,
            Post.created_at,
            Thread.title,
            *(found.label(code) for code, found in reasons.items()),
        )
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .where(Voice.member_id == viewer.id, Post.is_expert.is_(True))
        .where(visible_to(viewer), withheld_from(viewer).is_(None))
        .where(Post.deleted_at.is_(None), Post.removed_at.is_(None), or_(*reasons.values()))
        .order_by(Post.id.desc())
        .limit(limit)
    )
    return [_show(row) for row in db.session.execute(query)]


def _show(row: Any) -> Overtaken:
    why = [code for code in WHY if getattr(row, code)]
    return Overtaken(row.id, row.number, row.title, row.created_at, why)


def _cites(which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Of posts: they point at a claim, or a sheet, of which this holds."""
    same = and_(
        PublishedClaim.sheet_id == PostClaim.sheet_id, PublishedClaim.key == PostClaim.claim_key
    )
    found = (
        select(PostClaim.post_id)
        .join(FactSheet, FactSheet.id == PostClaim.sheet_id)
        .outerjoin(PublishedClaim, same)
        .where(PostClaim.post_id == Post.id, which)
    )
    return found.correlate(Post).exists()


def _claim(which: ColumnElement[bool] | Any) -> ColumnElement[bool]:
    return and_(PostClaim.claim_key != WHOLE, which)


def _reads_otherwise() -> ColumnElement[bool]:
    seen = exists().where(
        SheetVersion.sheet_id == PostClaim.sheet_id,
        SheetVersion.number == PublishedClaim.since_number,
        SheetVersion.published_at <= _WRITTEN_AT,
    )
    is_other = PublishedClaim.since_number > PostClaim.number
    return and_(is_other, not_(seen.correlate(Post, PostClaim, PublishedClaim)))


def _rests_on_trouble() -> ColumnElement[bool]:
    """Of a claim it counts what was found of any source of its sheet: rather once too often."""
    of_sheet = and_(PostClaim.claim_key == WHOLE, FactSheet.source_status.in_(TROUBLED))
    is_troubled = or_(of_sheet, _claim(PublishedClaim.source_status.in_(TROUBLED)))
    cited = and_(
        PublishedSource.sheet_id == PostClaim.sheet_id,
        PublishedSource.reference_id == ReferenceChange.reference_id,
    )
    return and_(is_troubled, _is_news(cited))


def _names_trouble() -> ColumnElement[bool]:
    found = exists().where(
        PostSource.post_id == Post.id,
        ReferenceKey.key == PostSource.key,
        Reference.id == ReferenceKey.reference_id,
        Reference.status.in_(TROUBLED),
        _is_news(ReferenceChange.reference_id == Reference.id),
    )
    return found.correlate(Post)


def _is_news(about: ColumnElement[bool]) -> ColumnElement[bool]:
    """Trouble with these sources was found since the post was written, or nobody noted when.
    `about` says which: of changes."""
    trouble = about, ReferenceChange.after.in_(TROUBLED)
    before = exists().where(*trouble, ReferenceChange.found_at <= _WRITTEN_AT)
    since = exists().where(*trouble, ReferenceChange.found_at > _WRITTEN_AT)
    return or_(_within(since), not_(_within(before)))


def _within(found: Exists) -> Exists:
    """The query that asks for it knows of which post, and by which way it comes to the source."""
    return found.correlate(Post, PostClaim, Reference)
