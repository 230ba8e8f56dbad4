"""What happens to a question that others must hear of, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class QuestionClaimed:
    """An expert took it up by themselves."""

    thread_id: int


@dataclass(frozen=True)
class QuestionAnswered:
    thread_id: int


@dataclass(frozen=True)
class QuestionSentBack:
    """A moderator closed it without an answer."""

    thread_id: int


@dataclass(frozen=True)
class QuestionLate:
    """It waits longer than anybody means it to."""

    thread_id: int


@dataclass(frozen=True)
class QuestionWaitsAgain:
    """Its only answer can be read no longer."""

    thread_id: int


@dataclass(frozen=True)
class QuestionHandedOver:
    """`member_id` is the expert who has it now."""

    thread_id: int
    member_id: int


@dataclass(frozen=True)
class QuestionAlarmed:
    """Signs for which one does not wait were found. `member_id` is one of those who moderate."""

    thread_id: int
    member_id: int
