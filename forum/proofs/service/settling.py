"""What the proofs come to, kept on the member: whether a second factor is asked."""

from sqlalchemy import case, func, select, union_all, update

from forum.accounts.models import Member
from forum.core.db import db
from forum.proofs.models import Authenticator, Passkey


def settle_second_factor(member_id: int) -> None:
    """Set `second_factor_since` from the app and the passkeys there are: the date it has, or else
    that of the first of them; none when nothing is left. Inside a transaction, after the change.
    """
    db.session.flush()
    # One after another: two that remove the last two at once would each still see the other's.
    # Not as tightly as `hold` does: two that added one already keep its member from being held so.
    mine = select(Member.id).where(Member.id == member_id)
    db.session.execute(mine.with_for_update(key_share=True))
    apps = select(Authenticator.confirmed_at.label("since")).where(
        Authenticator.member_id == member_id, Authenticator.confirmed_at.is_not(None)
    )
    keys = select(Passkey.created_at.label("since")).where(Passkey.member_id == member_id)
    there = union_all(apps, keys).subquery()
    first = select(func.min(there.c.since)).scalar_subquery()
    since = case((first.is_not(None), func.coalesce(Member.second_factor_since, first)))
    settled = update(Member).where(Member.id == member_id).values(second_factor_since=since)
    db.session.execute(settled)
