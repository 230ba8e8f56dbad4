"""The score that a member kept, for the member."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.core.i18n import _
from forum.core.sections import Section, in_batches
from forum.quiz.models import QuizScore

SCORE = {
    "correct": _("Antwoorden zoals in de factsheets"),
    "total": _("Stellingen die je beantwoordde"),
    "taken_at": _("Bewaard op"),
}


def export(member_id: int) -> Sequence[Section]:
    query = select(*(getattr(QuizScore, name) for name in SCORE))
    rows = in_batches(query.where(QuizScore.member_id == member_id), QuizScore.member_id)
    return [Section("quiz_score", _("Je bewaarde uitslag van de quiz"), SCORE, rows)]
