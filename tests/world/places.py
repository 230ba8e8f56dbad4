"""Rooms that not everyone may enter, what stands in them, and labels on threads."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.categories.circles import Circle
from forum.core.db import db
from forum.factsheets import service as factsheets
from forum.factsheets.models import FactSheet
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads.models import Thread
from tests import make
from tests.world import STAFF, Secret
from tests.world.parts import Places, Room

EXPERTS = ("expert", *STAFF)
LABELS = {"nek": "Nek", "slapen": "Slapen", "overbodig": "Overbodig"}


def furnish(members: dict[str, Member], secrets: list[Secret]) -> Places:
    """The other member once was an expert, and wrote in a room of theirs."""
    keeper = make.viewer(members["admin"])
    for slug, name in LABELS.items():
        moderation.add_label(keeper, name=name, slug=slug)
    parent = make.category(slug="bovenplek", name="Bovenplek")
    make.category(slug="onderplek", name="Onderplek", parent=parent.slug)
    make.category(slug="legeplek", name="Lege plek")
    return Places(
        parent=parent.slug,
        sub="onderplek",
        empty="legeplek",
        label="nek",
        spare_label="overbodig",
        experts=_room(members, secrets, Circle.EXPERTS, EXPERTS),
        staff=_room(members, secrets, Circle.STAFF, STAFF),
    )


def _room(
    members: dict[str, Member], secrets: list[Secret], circle: Circle, seen_by: tuple[str, ...]
) -> Room:
    """A thread in a subcategory, with a reply of somebody who is in the circle no longer."""
    word = f"{circle.value}kamer"
    facts = {"name": f"Naam {word}", "description": f"Over {word}", "readers": circle}
    top = make.category(slug=f"boven-{word}", **facts)
    make.category(slug=f"in-{word}", parent=top.slug, name=f"Sub {word}", writers=circle)
    texts = {"title": f"Titel {word}", "body": f"Tekst {word}", "tags": ["nek"]}
    place = make.category_named(f"in-{word}")
    first = make.thread(members[seen_by[0]], place=place, **texts)
    _promised(members["other_member"], first, circle, f"Antwoord {word}")
    _keep_there(members["moderator"], first, word)
    secrets.append(Secret(word, seen_by))
    slug = db.session.get_one(Thread, first.thread_id).slug
    return Room(top.slug, place.slug, first.thread_id, slug, first.id)


def _promised(member: Member, first, circle: Circle, body: str) -> None:
    role, profession = ("moderator", None) if circle == Circle.STAFF else ("expert", "arts")
    member.role, member.expert_profession = role, profession
    make.reply(first, member, body=body)
    member.role, member.expert_profession = "member", None
    db.session.flush()


def _keep_there(keeper: Member, first, word: str) -> None:
    """Where traces of it could show."""
    viewer = make.viewer(keeper)
    sheet = db.session.scalars(select(FactSheet).filter_by(slug="open-factsheet")).one()
    factsheets.pin_to_thread(viewer, first.thread_id, sheet.slug, why=f"Waarom {word}")
    moderation.act_on_thread(viewer, Act.PIN, first.thread_id, reason=f"Reden {word}")
