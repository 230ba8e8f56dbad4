"""What a moderator noted about the member."""

from forum.accounts.models import Member
from forum.moderation.member_notes.service import add_note
from tests import make
from tests.world import STAFF, Secret

TEXT = "Teamnotitietekst"


def note(members: dict[str, Member], secrets: list[Secret]) -> int:
    secrets.append(Secret(TEXT, STAFF))
    keeper, name = make.viewer(members["moderator"]), members["member"].username
    return add_note(keeper, name, body=f"{TEXT} over een afspraak")
