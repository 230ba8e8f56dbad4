"""Reading what stood in a sheet before, and what changed each time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.differences import Effort, Piece, differences, shortened
from forum.core.paging import LARGEST_ID
from forum.factsheets.content import Content, of_version
from forum.factsheets.drafts import claims_of, get_draft, texts_of
from forum.factsheets.models import FactSheet, SheetVersion
from forum.factsheets.policy import visible_to
from forum.factsheets.queries import unknown


@dataclass(frozen=True)
class Change:
    """How one part of a sheet became what it is: `part` is title, summary, body or claims."""

    part: str
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class Comparison:
    """`number` is None for a draft, `earlier` None where nothing came before."""

    title: str
    number: int | None
    earlier: int | None
    reason: str
    changes: Sequence[Change]
    call_now: tuple[bool, bool]  # before and after


def get_version(viewer: Viewer, slug: str, number: int) -> SheetVersion:
    """As it was published, whole. Raises NotFound."""
    query = (
        select(SheetVersion)
        .join(FactSheet, FactSheet.id == SheetVersion.sheet_id)
        .where(
            FactSheet.slug == slug,
            SheetVersion.number == min(number, LARGEST_ID),
            visible_to(viewer),
        )
    )
    found = db.session.scalar(query)
    if found is None:
        raise unknown()
    return found


def compare_versions(
    viewer: Viewer, slug: str, number: int, earlier: int | None = None
) -> Comparison:
    """With the one before it, unless another is named. Raises NotFound for a version that is not
    there; before the first stands nothing."""
    version = get_version(viewer, slug, number)
    named = number - 1 if earlier is None else earlier
    before = get_version(viewer, slug, named) if named else None
    old = of_version(before) if before else None
    return _compare(version.title, old, of_version(version), number, named or None, version.reason)


def compare_draft(viewer: Viewer, slug: str) -> Comparison:
    """What publishing would change for readers. Raises NotFound, Refused for others."""
    draft = get_draft(viewer, slug)
    number = draft.published_number
    old = of_version(get_version(viewer, slug, number)) if number else None
    claims = texts_of(claims_of(draft.id))
    new = Content(draft.title, draft.summary, draft.body, claims, draft.call_now)
    return _compare(draft.title, old, new, None, number, "")


def _compare(
    title: str,
    old: Content | None,
    new: Content,
    number: int | None,
    earlier: int | None,
    reason: str,
) -> Comparison:
    effort = Effort()
    changes = []
    for part, name in PARTS.items():
        before, after = _told(old, name), _told(new, name)
        if before != after:
            pieces = shortened(differences(before, after, effort))
            changes.append(Change(part, pieces))
    calls = (bool(old and old.call_now), new.call_now)
    return Comparison(title, number, earlier, reason, changes, calls)


PARTS = {"title": "title", "summary": "summary", "body": "body", "claims": "claim_lines"}


def _told(content: Content | None, name: str) -> str:
    return str(getattr(content, name)) if content else ""
