"""How many conversations hold something unread: kept here so that every page can say it."""

from collections.abc import Collection

from sqlalchemy import ScalarSelect, select, update

from forum.accounts.models import Member
from forum.core.db import db


def keep_unread(member_ids: Collection[int], counted: ScalarSelect[int]) -> None:
    """Of each of these members, what `counted` comes to; it names them as `Member.id`.

    All are held first, in one order: a count that waited for another would still see what stood
    before. Held softly, so that whoever writes something of theirs meanwhile need not wait.
    """
    here = Member.id.in_(sorted(member_ids))
    held = select(Member.id).where(here).order_by(Member.id)
    db.session.execute(held.with_for_update(key_share=True))
    again = update(Member).where(here).values(unread_count=counted)
    db.session.execute(again, execution_options={"synchronize_session": False})
