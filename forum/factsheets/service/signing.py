"""Experts who put their name to a text, and say that it still holds."""

from datetime import timedelta

from sqlalchemy import delete, select, update

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db, insert_or
from forum.core.errors import NotFound, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.models import FactSheet, SheetVersion, SignOff
from forum.factsheets.policy import may_review
from forum.factsheets.review.queries import current_version, get_reviewed
from forum.factsheets.service.freezing import freeze_again
from forum.factsheets.service.steps import hold, note
from forum.factsheets.states import Step

ONE_ACT = timedelta(hours=1)  # saying so twice within it is saying it once


def sign(viewer: Viewer, slug: str, *, version: int | None = None) -> int:
    """That the text is right: the draft that is in review, else what readers see.

    `version` is the text that was read; Stale when another stands there by now. Again changes
    nothing. Raises NotFound for a sheet that is neither.
    """
    require(may_review(viewer, clock.now()))
    hold(slug)
    text = get_reviewed(viewer, slug)
    if version is not None and version != text.version:
        raise _changed()
    _sign(viewer, text.sheet_id, text.draft_version, text.version_id)
    return text.sheet_id


def unsign(viewer: Viewer, slug: str) -> int:
    """Of the text that stands there now. Raises NotFound when it was not signed by the viewer."""
    require(may_review(viewer, clock.now()))
    text = get_reviewed(viewer, slug)
    mine = (SignOff.sheet_id == text.sheet_id, SignOff.member_id == viewer.member_id)
    this = (
        SignOff.draft_version == text.draft_version
        if text.version_id is None
        else SignOff.version_id == text.version_id
    )
    if db.session.scalar(delete(SignOff).where(*mine, this).returning(SignOff.id)) is None:
        raise NotFound(_("Je naam staat niet bij deze tekst."))
    return text.sheet_id


def confirm(viewer: Viewer, slug: str, *, version: int | None = None) -> int:
    """That what readers see still holds: the same text as a new version, signed, to be looked at
    again when its time has come. Twice in a moment is once.

    Raises NotFound, and Stale when `version` is not what readers see now.
    """
    require(may_review(viewer, clock.now()))
    hold(slug)
    current = current_version(viewer, slug)
    if _confirmed_just_now(viewer, current):
        return current.id
    if version is not None and version != current.number:
        raise _changed()
    sheet = db.session.get_one(FactSheet, current.sheet_id)
    reason = str(_("Nagekeken: nog juist"))
    frozen = freeze_again(viewer, current, reason=reason, months=sheet.review_after_months)
    _bring_along(current.id, frozen.id)
    _sign(viewer, sheet.id, sheet.published_draft or 0, frozen.id)
    note(viewer, sheet.id, Step.CONFIRMED)
    return frozen.id


def carry_over(sheet_id: int, draft_version: int, version_id: int) -> None:
    """What was signed as a draft is signed as the version that it became."""
    drafts = update(SignOff).where(
        SignOff.sheet_id == sheet_id,
        SignOff.draft_version == draft_version,
        SignOff.version_id.is_(None),
    )
    db.session.execute(drafts.values(version_id=version_id))


def _confirmed_just_now(viewer: Viewer, current: SheetVersion) -> bool:
    is_new = current.published_at > clock.now() - ONE_ACT
    return is_new and current.published_by == viewer.id


def _bring_along(earlier_id: int, version_id: int) -> None:
    """Whoever signed the very same text still did, on the day they did."""
    columns = ("sheet_id", "draft_version", "member_id", "profession", "signed_at")
    query = select(*(getattr(SignOff, name) for name in columns))
    for row in db.session.execute(query.where(SignOff.version_id == earlier_id)):
        db.session.add(SignOff(version_id=version_id, **row._mapping))
    db.session.flush()


def _sign(viewer: Viewer, sheet_id: int, draft_version: int, version_id: int | None) -> None:
    signed = insert_or(SignOff).values(
        sheet_id=sheet_id,
        draft_version=draft_version,
        version_id=version_id,
        member_id=viewer.member_id,
        profession=viewer.expert.profession if viewer.expert else "",
        signed_at=clock.now(),
    )
    if version_id is None:
        db.session.execute(signed.on_conflict_do_nothing())
        return
    again = {"signed_at": clock.now(), "profession": signed.excluded.profession}
    db.session.execute(
        signed.on_conflict_do_update(index_elements=["version_id", "member_id"], set_=again)
    )


def _changed() -> Stale:
    return Stale(_("Deze tekst is intussen een andere. Lees hem na en zeg het dan."))
