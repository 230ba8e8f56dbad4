"""Where conversations of the world touch its fact sheets."""

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core.facts import Fact
from forum.factsheets.service.suggesting import Suggested
from forum.moderation import service as moderation
from forum.posting import service as posting
from forum.threads.kinds import Kind, Opening, Visibility
from tests import make
from tests.world import STAFF, VERIFIED, Secret
from tests.world.parts import Talk

SHEET = "open-factsheet"


def settle(members: dict[str, Member], place: Category, secrets: list[Secret]) -> Talk:
    """A member names a claim where members are among themselves, and suggests a correction."""
    member, keeper = make.viewer(members["member"]), make.viewer(members["moderator"])
    opening = Opening(
        category=place.slug,
        kind=Kind.DISCUSSION,
        visibility=Visibility.MEMBERS,
        title="Onderonstitel",
        body=f"Onderonstekst [[feit:{SHEET}#1]]",
    )
    inside = posting.start_thread(member, opening)
    secrets += [Secret(text, VERIFIED) for text in ("Onderonstitel", "onderonstitel")]
    moderation.link_claim(keeper, inside.id, Fact(SHEET, 0), note="Onderonsnotitie")
    secrets.append(Secret("Onderonsnotitie", VERIFIED))
    linked = make.thread(members["other_member"], place=place, title="Met een factsheet")
    moderation.link_claim(keeper, linked.id, Fact(SHEET, 0), note="Lees dit eens")
    said = Suggested("correctie", "Suggestiewoord: dit klopt niet.", claim=1, source="10.1234/Bron")
    made = posting.suggest(member, SHEET, said)
    secrets.append(Secret("Suggestiewoord", ("member", *STAFF)))
    return Talk(linked=linked.id, suggestion=made.id)
