"""What experts of the world answered, and what of it waits for a moderator."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.alarms import Level, Sign
from forum.core.db import db
from forum.moderation.holding import service as holding
from forum.moderation.signals import service as signals
from forum.moderation.signals.models import Signal
from forum.moderation.signals.views import Found
from forum.posting import sending
from forum.posting import service as posting
from forum.threads.kinds import ReplyKind
from forum.threads.models import Post
from tests import make
from tests.world import STAFF, Secret
from tests.world.experts_parts import Answered

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
    return Answered(post.id, held.held_id, first.id, _signal(first))


def _signal(first: Post) -> int:
    """The number under which moderators see it."""
    signals.note(first.id, Found((Sign("een-regel", Level.CALL_NOW),)))
    return db.session.scalars(select(Signal.id)).one()
