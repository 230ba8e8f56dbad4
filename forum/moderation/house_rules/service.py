"""Telling members that the rules change, and that they know."""

from sqlalchemy import select, update

from forum.accounts.models import Member
from forum.accounts.policy import may_change_account
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db, insert_or
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.moderation.events import RulesChanged
from forum.moderation.house_rules.versions import newest
from forum.moderation.models import RulesAnnouncement

BATCH = 200


def note_read(viewer: Viewer, name: str) -> None:
    """The viewer read what changed, and need not see it above every page any more. Safe twice.

    Raises Conflict for another version than the newest.
    """
    require(may_change_account(viewer))
    if name != newest().name:
        raise Conflict(_("De huisregels zijn intussen weer veranderd."), code="stale_rules")
    mine = update(Member).where(Member.id == viewer.id)
    db.session.execute(mine.values(rules_version=name))


def announce_some() -> int:
    """Let letters go to some of who did not hear of the newest rules. Returns how many."""
    announced = _hold(newest().name)
    if announced.finished_at is not None:
        return 0
    members = _unaware(announced)
    for member_id in members:
        outbox.record(RulesChanged(member_id, announced.version))
    if members:
        announced.last_member_id = members[-1]
    if len(members) < BATCH:
        announced.finished_at = clock.now()
    return len(members)


def still_unaware(member_id: int, version: str) -> bool:
    """Whether a letter about it still tells something."""
    known = db.session.scalar(select(Member.rules_version).where(Member.id == member_id))
    return version == newest().name and known not in (None, version)


def _hold(name: str) -> RulesAnnouncement:
    """How far telling of it is; others that would go on wait."""
    first = insert_or(RulesAnnouncement).values(version=name, last_member_id=0)
    db.session.execute(first.on_conflict_do_nothing())
    held = select(RulesAnnouncement).filter_by(version=name).with_for_update()
    return db.session.scalars(held.execution_options(populate_existing=True)).one()


def _unaware(announced: RulesAnnouncement) -> list[int]:
    """Also who is away: they come back to other rules."""
    query = select(Member.id).where(
        Member.id > announced.last_member_id,
        Member.rules_version != announced.version,
        Member.erased_at.is_(None),
        Member.email_verified_at.is_not(None),
    )
    return list(db.session.scalars(query.order_by(Member.id).limit(BATCH)))
