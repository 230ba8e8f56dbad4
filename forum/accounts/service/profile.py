"""What members say about themselves."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, select

from forum.accounts.events import ProfileRefused
from forum.accounts.held_profiles import fingerprint
from forum.accounts.models import HeldProfile, Member
from forum.accounts.policy import may_change_account, may_judge_profile, may_write
from forum.accounts.pretending import Claim, claim_in
from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import changes, clock, outbox
from forum.core.db import db
from forum.core.errors import NotFound, Stale
from forum.core.i18n import _
from forum.core.permission import require


def change_profile(viewer: Viewer, *, bio: str, claim: Claim | None = None) -> bool:
    """Whether it waits for a moderator: because it says what only a badge may say, or because of
    the `claim` that others found in it. Until then what stood there stays. Raises NotFound for a
    member who was erased meanwhile."""
    # What one tells about oneself here is a text about one's health, for all to read.
    require(may_write(viewer, clock.now()) if bio else may_change_account(viewer))
    member = get_held(viewer.member_id)
    if bio == member.bio:
        claim = None
    elif claim is None and not viewer.is_expert:
        claim = claim_in(bio)
    if claim is None:
        member.bio = bio
        changes.note("members", member.id)
        _forget(member.id)
        return False
    _hold_back(member.id, bio, claim)
    return True


def look_again(member: Member) -> None:
    """Of who is an expert no more, and is held: what only a badge may say waits for a moderator, as
    it would have from any member, and nothing stands there meanwhile."""
    claim = claim_in(member.bio)
    if claim is not None:
        _hold_back(member.id, member.bio, claim)
        member.bio = ""
        changes.note("members", member.id)


def approve_profile(viewer: Viewer, held_id: int, *, seen: str) -> datetime:
    """Since when it waited. `seen` is the fingerprint of the text that the moderator read. Raises
    Stale for another, and NotFound when it waits no longer."""
    member, held = _judged(viewer, held_id, seen)
    member.bio = held.bio
    changes.note("members", member.id)
    since = held.held_at
    _forget(member.id)
    return since


def refuse_profile(viewer: Viewer, held_id: int, *, seen: str, reason: str) -> datetime:
    """The member reads the reason, and can write another. Raises what the one above does."""
    member, held = _judged(viewer, held_id, seen)
    held.refused_at, held.reason = clock.now(), reason
    outbox.record(ProfileRefused(member.id))
    db.session.flush()
    return held.held_at


def choose_messages(viewer: Viewer, *, takes_messages: bool) -> None:
    """Whether other members may begin a conversation with the viewer."""
    require(may_change_account(viewer))
    db.session.get_one(Member, viewer.id).takes_messages = takes_messages


def _hold_back(member_id: int, bio: str, claim: Claim) -> None:
    """The same text sent again keeps its place, and what was said of it."""
    held = _find(HeldProfile.member_id == member_id)
    if held is not None and held.bio == bio:
        return
    _forget(member_id)
    facts = {"bio": bio, "why": claim, "held_at": clock.now()}
    db.session.add(HeldProfile(member_id=member_id, **facts))
    db.session.flush()


def _judged(viewer: Viewer, held_id: int, seen: str) -> tuple[Member, HeldProfile]:
    whose = db.session.scalar(select(HeldProfile.member_id).where(HeldProfile.id == held_id))
    require(may_judge_profile(viewer, whose))
    member = get_held(whose) if whose else None
    held = _find(HeldProfile.id == held_id)
    if member is None or held is None or held.member_id != member.id or held.refused_at:
        raise NotFound(_("Deze profieltekst wacht niet meer."))
    if fingerprint(held.bio) != seen:
        raise Stale(_("Het lid heeft de tekst intussen veranderd. Lees hem opnieuw."))
    return member, held


def _find(where: ColumnElement[bool]) -> HeldProfile | None:
    query = select(HeldProfile).where(where)
    return db.session.scalar(query, execution_options={"populate_existing": True})


def _forget(member_id: int) -> None:
    db.session.execute(delete(HeldProfile).where(HeldProfile.member_id == member_id))
