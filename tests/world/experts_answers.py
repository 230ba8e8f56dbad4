"""What experts of the world answered, and what of it waits for a moderator."""

from forum.accounts.models import Member
from forum.moderation.holding import service as holding
from forum.posting import sending
from forum.posting import service as posting
from forum.threads.kinds import ReplyKind
from forum.threads.models import Post
from tests import make
from tests.world import STAFF, Secret
from tests.world.parts import Answered

PROMOTING = "Vasthoudtekst: maak een afspraak bij mij."
REFUSED = "Weigertekst: maak een afspraak bij mij."


def answer(members: dict[str, Member], first: Post, secrets: list[Secret]) -> Answered:
    said = {"kind": ReplyKind.EXPERT, "general_information": True}
    other, lotte = make.viewer(make.expert()), make.viewer(members["expert"])
    post = posting.reply(other, first.thread_id, body="Beweeg rustig.", **said)
    refused = sending.reply(lotte, first.thread_id, body=REFUSED, **said)
    why = "Weigerreden"
    holding.refuse(make.viewer(members["moderator"]), refused.held_id, reason=why)
    held = sending.reply(lotte, first.thread_id, body=PROMOTING, **said)
    secrets.append(Secret("Vasthoudtekst", ("expert", *STAFF)))
    secrets += [Secret("Weigertekst", ("expert",)), Secret(why, ("expert", *STAFF))]
    return Answered(post.id, held.held_id)
