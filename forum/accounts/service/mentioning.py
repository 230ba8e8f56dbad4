"""How members are named in the texts of others."""

from urllib.parse import quote

from sqlalchemy import select, update
from sqlalchemy.orm import InstrumentedAttribute

from forum.accounts.mentions import MOST_NAMES, Mentions, TooManyNames, named_in
from forum.accounts.models import Member
from forum.accounts.names import username_key
from forum.accounts.policy import has_profile
from forum.core.db import db


def mentions_of(member_id: int) -> Mentions:
    """For a member who is there."""
    name, key = db.session.execute(
        select(Member.username, Member.username_key).where(Member.id == member_id)
    ).one()
    alike = Member.username_key.startswith(key, autoescape=True)
    longer = db.session.scalars(select(Member.username).where(alike, Member.id != member_id))
    return Mentions(name, longer)


def take_out(column: InstrumentedAttribute[str], mentions: Mentions) -> None:
    """Whatever stands there that names the member, as a whole."""
    likely = column.icontains(mentions.recognisable, autoescape=True)
    words = db.session.scalars(select(column).where(likely, column != "").distinct())
    named = [text for text in words if mentions.names(text)]
    gone = update(column.class_).where(column.in_(named)).values({column.key: ""})
    db.session.execute(gone, execution_options={"synchronize_session": False})


def profile_address(name: str) -> str:
    return f"/members/{quote(name, safe='')}"


def named_members(text: str, *, without: int | None = None) -> dict[str, str]:
    """Who is mentioned, spelled as the text does, and the address of their profile.

    Who has none to show is named too, without address, and so is the member `without`: their name
    is not a part of it with somebody else's. Raises TooManyNames.
    """
    spelled = {name: username_key(name) for name in named_in(text)}
    if not spelled:
        return {}
    members = _members(set(spelled.values()), without)
    found = {
        name: members[key][1]
        for name, key in spelled.items()
        if key in members and members[key][0].spells(name)
    }
    if len({spelled[name] for name in found}) > MOST_NAMES:
        raise TooManyNames
    return found


def _members(keys: set[str], without: int | None) -> dict[str, tuple[Mentions, str]]:
    query = select(
        Member.id,
        Member.username,
        Member.username_key,
        has_profile().label("is_there"),
    )
    found = {}
    for row in db.session.execute(query.where(Member.username_key.in_(keys))):
        is_shown = row.is_there and row.id != without
        address = profile_address(row.username) if is_shown else ""
        found[row.username_key] = Mentions(row.username), address
    return found
