"""Who wrote what rests on a claim, a sheet or a source, and in which of their posts. For telling
them; what they may see of it is asked where it is told.

Of each thread their latest such post, in stretches by member, as all who hold members do.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, func, literal, or_, select, tuple_

from forum.core.db import db
from forum.factsheets.content import of_version, sources_of
from forum.factsheets.models import (
    PostClaim,
    PostSource,
    PublishedClaim,
    PublishedSource,
    Reference,
    ReferenceChange,
    ReferenceKey,
    SheetVersion,
    ThreadPin,
)
from forum.factsheets.models.uses import WHOLE
from forum.factsheets.statuses import TROUBLED
from forum.factsheets.talk.pins import is_standing
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import text_readable

STRETCH = 200
Rests = Select[*tuple[Any, ...]]


class Resting(NamedTuple):
    """`post_id` is 0 of a thread that the sheet stands above."""

    member_id: int
    thread_id: int
    post_id: int


NOBODY = Resting(0, 0, 0)


def some(query: Rests, after: Resting) -> Sequence[Resting]:
    """The next of these."""
    rests = query.subquery()
    here = tuple_(rests.c.member_id, rests.c.thread_id)
    found = select(rests).where(here > tuple_(after.member_id, after.thread_id))
    rows = db.session.execute(found.order_by(*rests.c[:2]).limit(STRETCH))
    return [Resting(*row) for row in rows]


def on_claims(sheet_id: int, keys: Collection[int], number: int) -> Rests:
    """By these claims, as they stood before this version."""
    points = PostClaim.sheet_id == sheet_id, PostClaim.claim_key.in_(keys)
    cited = select(PostClaim.post_id).where(*points, PostClaim.number < number)
    return _of_posts(Post.id.in_(cited))


def on_sheet(sheet_id: int) -> Rests:
    """By any claim of it, or by the sheet as a whole."""
    cited = select(PostClaim.post_id).where(PostClaim.sheet_id == sheet_id)
    return _of_posts(Post.id.in_(cited))


def under(sheet_id: int) -> Rests:
    """Threads that it stands above by itself, of who began them."""
    return (
        select(Voice.member_id, Thread.id.label("thread_id"), literal(0).label("post_id"))
        .join(Voice, Voice.starts_thread_id == Thread.id)
        .join(ThreadPin, ThreadPin.thread_id == Thread.id)
        .where(ThreadPin.sheet_id == sheet_id, is_standing(ThreadPin))
        .where(Thread.deleted_at.is_(None))
    )


def on_sources(reference_ids: Collection[int]) -> Rests:
    """By naming them, or by a claim that cites one."""
    keys = select(ReferenceKey.key).where(ReferenceKey.reference_id.in_(reference_ids))
    named = select(PostSource.post_id).where(PostSource.key.in_(keys))
    claims = tuple_(PostClaim.sheet_id, PostClaim.claim_key).in_(_citing(reference_ids))
    cited = select(PostClaim.post_id).where(claims)
    return _of_posts(or_(Post.id.in_(named), Post.id.in_(cited)))


def worsened(change_ids: Collection[int]) -> list[int]:
    """The references that these changes are about, and with which something still is wrong."""
    query = select(Reference.id).join(ReferenceChange, ReferenceChange.reference_id == Reference.id)
    which = ReferenceChange.id.in_(change_ids), Reference.status.in_(TROUBLED)
    return sorted(set(db.session.scalars(query.where(*which))))


def sheets_on(reference_ids: Collection[int]) -> list[int]:
    query = select(PublishedSource.sheet_id).where(PublishedSource.reference_id.in_(reference_ids))
    return sorted(set(db.session.scalars(query)))


def changed_claims(sheet_id: int, number: int) -> set[int]:
    """What read otherwise in the version before this one, or does not stand in this one."""
    query = select(SheetVersion).where(SheetVersion.sheet_id == sheet_id)
    latest = query.where(SheetVersion.number <= number).order_by(SheetVersion.number.desc())
    versions = db.session.scalars(latest.limit(2)).all()
    if len(versions) < 2:
        return set()
    now, before = map(_claims_of, versions)
    return {key for key, claim in before.items() if now.get(key) != claim}


def _of_posts(which: Any) -> Rests:
    return (
        select(Voice.member_id, Post.thread_id, func.max(Post.id).label("post_id"))
        .join(Voice, Voice.id == Post.voice_id)
        .join(Thread, Thread.id == Post.thread_id)
        .where(which, text_readable(), Thread.deleted_at.is_(None))
        .group_by(Voice.member_id, Post.thread_id)
    )


def _citing(reference_ids: Collection[int]) -> list[tuple[int, int]]:
    """Of readers' claims; and every sheet that rests on one, as a whole."""
    query = select(PublishedSource.sheet_id, PublishedSource.number)
    rows = db.session.execute(query.where(PublishedSource.reference_id.in_(reference_ids)))
    numbers = {(sheet_id, number) for sheet_id, number in rows}
    sheets = {sheet_id for sheet_id, _number in numbers}
    claims = db.session.execute(
        select(PublishedClaim.sheet_id, PublishedClaim.key, PublishedClaim.cites).where(
            PublishedClaim.sheet_id.in_(sheets), PublishedClaim.is_gone.is_(False)
        )
    )
    cites = [
        (sheet_id, key)
        for sheet_id, key, cited in claims
        if any((sheet_id, number) in numbers for number in cited)
    ]
    return [*cites, *((sheet_id, WHOLE) for sheet_id in sheets)]


def _claims_of(version: SheetVersion) -> dict[int, tuple[Any, ...]]:
    sources = sources_of(version)
    return {
        claim.key or 0: (claim.text, claim.myth, [sources.get(cited) for cited in claim.cites])
        for claim in of_version(version).claims
    }
