"""Where conversations of the world touch its fact sheets."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.core.db import db
from forum.core.facts import Fact
from forum.factsheets.service.talk.suggesting import Suggested
from forum.moderation import service as moderation
from forum.posting import service as posting
from forum.threads.models import Thread
from tests import make
from tests.world import STAFF, VERIFIED, Secret
from tests.world.parts import Talk
from tests.world.reports import report_things

SHEET = "open-factsheet"


def settle(members: dict[str, Member], linked: int, secrets: list[Secret]) -> Talk:
    """A member names a claim where members are among themselves, and suggests a correction."""
    member, keeper = make.viewer(members["member"]), make.viewer(members["moderator"])
    inside = db.session.scalars(select(Thread).filter_by(title="Ledentitel")).one()
    post = posting.reply(member, inside.id, body=f"Onderonstekst [[feit:{SHEET}#1]]")
    secrets.append(Secret("Onderonstekst", VERIFIED))
    moderation.link_claim(keeper, post.id, Fact(SHEET, 0), note="Onderonsnotitie")
    secrets.append(Secret("Onderonsnotitie", VERIFIED))
    moderation.link_claim(keeper, linked, Fact(SHEET, 0), note="Lees dit eens")
    said = Suggested("correctie", "Suggestiewoord: dit klopt niet.", claim=1, source="10.1234/Bron")
    made = posting.suggest(member, SHEET, said)
    secrets.append(Secret("Suggestiewoord", ("member", *STAFF)))
    reported = report_things(members, linked, secrets)
    return Talk(linked=linked, suggestion=made.id, reported=reported)
