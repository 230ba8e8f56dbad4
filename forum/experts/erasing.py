"""What every part of the room keeps of a member."""

from forum.experts.answers import erasing as answers
from forum.experts.hours import erasing as hours
from forum.experts.questions import erasing as questions
from forum.experts.verification import erasing as verification


def erase(member_id: int, *, everything: bool) -> None:
    """Before the posts, of which it must still be known whose they were."""
    answers.erase(member_id, everything=everything)
    questions.erase(member_id)
    hours.erase(member_id)
    verification.erase(member_id)
