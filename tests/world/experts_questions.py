"""What is asked of experts: in every state, with what not everybody may know of it."""

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.experts.questions import service
from forum.experts.questions.answering import note_answered
from forum.experts.questions.reasons import Reason
from forum.moderation import questions as moderation
from forum.threads.kinds import Kind, Visibility
from tests import make
from tests.world import STAFF, VERIFIED, Secret
from tests.world.experts_parts import Questions

HELPERS = ("expert", *STAFF)
OTHER_EXPERT = "Vraaghouder"


def ask_experts(members: dict[str, Member], place: Category, secrets: list[Secret]) -> Questions:
    """Two that somebody has asked, and others of strangers: taken up, answered among members, and
    closed with words for who asked."""
    moderator, other = make.viewer(members["moderator"]), make.expert(username=OTHER_EXPERT)
    waiting = _asked(members["member"], place)
    held, away = _asked(make.member(), place), _asked(make.member(), place)
    for thread_id in (waiting, held, away):
        moderation.approve(moderator, thread_id)
    service.claim(make.viewer(members["expert"]), held)
    service.claim(make.viewer(other), away)
    # Who is an expert everybody may know, and of what they took up only those who help.
    for told in ("bij {}", '"holder":"{}"', '"holder": "{}"'):
        secrets.append(Secret(told.format(OTHER_EXPERT), HELPERS))
    words = {"title": "Binnenvraagtitel", "visibility": Visibility.MEMBERS}
    note_answered(_asked(make.member(), place, **words))
    secrets.append(Secret(words["title"], VERIFIED))
    closed = _asked(make.member(), place)
    moderation.close(moderator, closed, reason=Reason.OTHER, words="Sluitwoorden")
    secrets.append(Secret("Sluitwoorden", STAFF))
    asked = _asked(members["other_member"], place)
    return Questions(waiting=waiting, asked=asked, held=held, to=OTHER_EXPERT)


def _asked(asker: Member, place: Category, **facts) -> int:
    facts = {"kind": Kind.QUESTION, "title": "Vraag aan een expert"} | facts
    thread_id = make.thread(asker, place=place, **facts).thread_id
    service.ask(make.viewer(asker), thread_id)
    return thread_id
