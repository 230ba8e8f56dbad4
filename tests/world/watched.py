"""A word that moderators watch, and a post in which it was found."""

from forum.accounts.models import Member
from forum.core.db import db
from forum.moderation.gates import flags
from forum.moderation.gates.models import FlaggedPost
from forum.moderation.gates.words import service
from forum.moderation.gates.words.actions import Action
from forum.moderation.gates.words.service import Wanted
from forum.moderation.urgent import service as urgent
from forum.moderation.urgent.models import UrgentMail
from forum.threads.models import Post
from tests import make
from tests.world import STAFF, Secret
from tests.world.experts_answers import answer
from tests.world.experts_parts import Answered
from tests.world.hooked import tell_programs
from tests.world.listed import Watched


def keep_back(
    members: dict[str, Member], first: Post, secrets: list[Secret]
) -> dict[str, Answered | Watched]:
    """What is held of an expert, and what moderators look out for."""
    answered = answer(members, first, secrets)
    return {"answered": answered, "watched": watch(members, first, secrets)}


def watch(members: dict[str, Member], first: Post, secrets: list[Secret]) -> Watched:
    wanted = Wanted("Loerwoord", Action.FLAG, "Loerreden")
    word = service.add_word(make.viewer(members["moderator"]), wanted)
    flags.flag(make.reply(first, members["other_member"], body="Gewoon.").id, ["Loerwoord"])
    secrets += [Secret("Loerwoord", STAFF), Secret("Loerreden", STAFF)]
    flag = db.session.query(FlaggedPost.id).scalar()
    urgent.note(members["member"].id, is_kept=True, is_told=True)
    mail = db.session.query(UrgentMail.id).scalar()
    return Watched(word, flag, mail=mail, **tell_programs(members["admin"], first, secrets))
