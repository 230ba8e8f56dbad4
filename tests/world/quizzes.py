"""The quiz of the world: a statement that is asked, one that rests, and a score that was kept."""

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from forum.quiz import service
from forum.quiz.models import QuizScore
from forum.quiz.service import Wording
from tests import make
from tests.world import STAFF, Secret
from tests.world.parts import Quiz

CORRECT, TOTAL = 1_817_311_405, 1_917_311_406  # no such quiz: a score that leaks is recognised

CLAIM = "open-factsheet#1"


def ask_around(members: dict[str, Member], secrets: list[Secret]) -> Quiz:
    keeper = make.viewer(members["moderator"])
    words = {"answer": True, "explanation": "Daar is niets op tegen.", "claim": CLAIM}
    asked = service.add_statement(keeper, Wording("Bewegen mag gewoon.", **words))
    resting = service.add_statement(keeper, Wording("Rustgeheim over bewegen.", **words))
    service.retire(keeper, resting.id, reason="Rustreden")
    secrets += [Secret("Rustgeheim", STAFF), Secret("Rustreden", STAFF)]
    score = {"correct": CORRECT, "total": TOTAL, "taken_at": clock.now()}
    db.session.add(QuizScore(member_id=members["member"].id, **score))
    secrets += [Secret(str(number), ("member",)) for number in (CORRECT, TOTAL)]
    db.session.flush()
    return Quiz(asked=asked.id, resting=resting.id)
