"""How a member is named in the texts of others."""

from sqlalchemy import select

from forum.accounts.mentions import Mentions
from forum.accounts.models import Member
from forum.core.db import db


def mentions_of(member_id: int) -> Mentions:
    """For a member who is there."""
    name, key = db.session.execute(
        select(Member.username, Member.username_key).where(Member.id == member_id)
    ).one()
    alike = Member.username_key.startswith(key, autoescape=True)
    longer = db.session.scalars(select(Member.username).where(alike, Member.id != member_id))
    return Mentions(name, longer)
