"""What the room hands over of one member."""

from collections.abc import Sequence

from forum.core.sections import Section
from forum.experts.answers import exporting as answers
from forum.experts.hours import exporting as hours
from forum.experts.questions import exporting as questions
from forum.experts.verification import exporting as verification


def export(member_id: int) -> Sequence[Section]:
    parts = (verification, questions, answers, hours)
    return [section for part in parts for section in part.export(member_id)]
