"""What people do with questions to experts, an act a function."""

from forum.experts.questions.service.asking import (
    ask,
    ask_with_thread,
    close_for,
    take_back,
)
from forum.experts.questions.service.claiming import claim, decline, hand_over, release
from forum.experts.questions.service.desks import set_desk
from forum.experts.questions.service.judging import approve, close, put_first
from forum.experts.questions.service.keeping import release_over, tell_some_late

__all__ = [
    "approve",
    "ask",
    "ask_with_thread",
    "claim",
    "close",
    "close_for",
    "decline",
    "hand_over",
    "put_first",
    "release",
    "release_over",
    "set_desk",
    "take_back",
    "tell_some_late",
]
