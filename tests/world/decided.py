"""What moderators decided about people of the world, and what those say to that."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.core.db import db
from forum.moderation.measures import appealing
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.models import Measure
from forum.moderation.measures.service import take
from forum.threads.models import Post
from tests import make
from tests.world import STAFF, Secret
from tests.world.parts import Decided


def decide(members: dict[str, Member], first: Post, secrets: list[Secret]) -> Decided:
    moderator, member = make.viewer(members["moderator"]), members["member"]
    warned = Wanted(
        Kind.WARN,
        username=member.username,
        reason="bejegening",
        facts="Uitlegwoord",
        note="Teamwoord",
    )
    decision = take(moderator, warned).id
    here = Measure.kind == Kind.REMOVE, Measure.thread_id == first.thread_id
    removed = select(Measure.id).where(*here)
    writer = make.viewer(members["other_member"])
    appeal = appealing.appeal(writer, db.session.scalars(removed).one(), text="Bezwaarwoord hier.")
    secrets += [
        Secret("Uitlegwoord", ("member", *STAFF)),
        Secret("Teamwoord", STAFF),
        Secret("Bezwaarwoord", ("other_member", *STAFF)),
    ]
    return Decided(decision, appeal.id)
