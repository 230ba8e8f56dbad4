"""The desk of an expert: what waits, what they have, and what of theirs wants a look.

Put together from rooms that do not know each other. Every part is bounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from marshmallow import Schema, fields

from forum.accounts.viewer import Viewer
from forum.core.permission import require
from forum.experts.hours.queries import hours_to_hold
from forum.experts.hours.schemas import HourOutput
from forum.experts.hours.views import HourLine
from forum.experts.questions.piles import overview, questions
from forum.experts.questions.policy import may_see_desk
from forum.experts.questions.schemas import ExpertDeskOutput, ExpertQuestionLine
from forum.experts.questions.views import Desk, Pile, QuestionLine
from forum.factsheets.queries import own_due_sheets
from forum.factsheets.schemas import SheetLineOutput
from forum.factsheets.talk.overtaken import Overtaken, overtaken_answers
from forum.factsheets.views import SheetLine

MOST_SHOWN = 10


@dataclass(frozen=True)
class ExpertsDesk:
    """`waiting` is how many questions there are to take up."""

    asked: Desk
    waiting: int
    held: Sequence[QuestionLine]
    sheets: Sequence[SheetLine]
    overtaken: Sequence[Overtaken]
    hours: Sequence[HourLine]


def experts_desk(viewer: Viewer) -> ExpertsDesk:
    """For a verified expert. Raises LoginRequired, and Refused for others."""
    require(may_see_desk(viewer))
    around = overview(viewer)
    return ExpertsDesk(
        asked=around.desk or Desk(),
        waiting=around.counts.get(Pile.WAITING, 0),
        held=questions(viewer, Pile.HELD, limit=MOST_SHOWN).items,
        sheets=own_due_sheets(viewer, limit=MOST_SHOWN),
        overtaken=overtaken_answers(viewer, limit=MOST_SHOWN),
        hours=hours_to_hold(viewer),
    )


class OvertakenOutput(Schema):
    """`why` are codes: `gone`, `changed`, `source`."""

    post_id = fields.Integer()
    title = fields.String()
    answered_at = fields.AwareDateTime()
    why = fields.List(fields.String())
    url = fields.String()


class WholeDeskOutput(ExpertDeskOutput):
    """With how many questions wait, those that one has, one's own fact sheets that are due, one's
    answers of which a source changed, and the hours in which one is to answer: of each the first
    ten."""

    waiting = fields.Integer()
    held = fields.List(fields.Nested(ExpertQuestionLine))
    sheets_due = fields.List(fields.Nested(SheetLineOutput))
    changed_answers = fields.List(fields.Nested(OvertakenOutput))
    hours = fields.List(fields.Nested(HourOutput))
