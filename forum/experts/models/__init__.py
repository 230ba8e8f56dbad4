"""The tables of the experts, one file per subject."""

from forum.experts.models.answers import Endorsement, ExpertAnswer
from forum.experts.models.hours import ExpertHour, ExpertHourHost
from forum.experts.models.questions import Decline, ExpertDesk, ExpertQuestion
from forum.experts.models.verifications import RegisterCheck, Verification

__all__ = [
    "Decline",
    "Endorsement",
    "ExpertAnswer",
    "ExpertDesk",
    "ExpertHour",
    "ExpertHourHost",
    "ExpertQuestion",
    "RegisterCheck",
    "Verification",
]
