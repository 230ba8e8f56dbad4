"""Who wants a digest, and whether that still holds."""

from sqlalchemy import ColumnElement, exists, select

from forum.accounts.models import Consent, Member
from forum.accounts.purposes import Purpose
from forum.accounts.recipients import are_told
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.permission import require
from forum.digests.models import Digest, DigestWish
from forum.digests.policy import may_see_digest
from forum.digests.times import Every
from forum.digests.views import Due, Wish


def own_wish(viewer: Viewer) -> Wish:
    """Raises LoginRequired. Without a wish of their own: what holds for who agreed."""
    require(may_see_digest(viewer))
    agreed = db.session.scalar(select(Member.id).where(Member.id == viewer.id, has_agreed()))
    mine = select(DigestWish).where(DigestWish.member_id == viewer.member_id)
    found = db.session.scalar(mine, execution_options={"populate_existing": True})
    if found is None:
        return Wish(agreed is not None)
    when = {"weekday": found.weekday, "hour": found.hour}
    next_at = found.next_at if agreed else None
    return Wish(agreed is not None, Every(found.every), **when, next_at=next_at)


def find_due(digest_id: int) -> Due | None:
    """For the letter. None when it went out already, or is not wanted any more."""
    query = (
        select(Digest.member_id, Digest.since, Digest.until)
        .join(Member, Member.id == Digest.member_id)
        .where(Digest.id == digest_id, Digest.sent_at.is_(None), are_told(), has_agreed())
    )
    row = db.session.execute(query).one_or_none()
    return row and Due(digest_id, row.member_id, row.since, row.until)


def has_agreed() -> ColumnElement[bool]:
    """Of members."""
    standing = Consent.purpose == Purpose.DIGEST, Consent.withdrawn_at.is_(None)
    return exists().where(Consent.member_id == Member.id, *standing)
