"""Letters around questions to experts. None says what was asked: the link leads there."""

from collections.abc import Sequence
from dataclasses import replace

from forum.accounts import recipients
from forum.core.i18n import Text, _
from forum.core.mail import Letter
from forum.experts.questions.answering import OPEN
from forum.experts.questions.events import (
    QuestionAlarmed,
    QuestionAnswered,
    QuestionHandedOver,
    QuestionLate,
    QuestionSentBack,
    QuestionWaitsAgain,
)
from forum.experts.questions.hearing import asker_of, holder_of
from forum.experts.states import QuestionState
from forum.jobs.letters import address, compose
from forum.jobs.wished import compose_wished, wishing_address
from forum.notifications.kinds import Kind


def answered(event: QuestionAnswered, key: str) -> Letter | None:
    subject = _("Er is een antwoord op je vraag")
    states = (QuestionState.ANSWERED,)
    return _tell_asker(event.thread_id, states, key, "question_answered", subject)


def sent_back(event: QuestionSentBack, key: str) -> Letter | None:
    subject = _("Lees wat een moderator schreef over je vraag")
    states = (QuestionState.CLOSED,)
    return _tell_asker(event.thread_id, states, key, "question_sent_back", subject)


def late(event: QuestionLate, key: str) -> Letter | None:
    """Once; and not any more when the answer came in the meantime."""
    subject = _("Je vraag wacht langer dan we willen")
    return _tell_asker(event.thread_id, OPEN, key, "question_late", subject)


def waits_again(event: QuestionWaitsAgain, key: str) -> Letter | None:
    """Unless another answer came in the meantime."""
    subject = _("Je vraag wacht weer op een antwoord")
    return _tell_asker(event.thread_id, OPEN, key, "question_again", subject)


def handed_over(event: QuestionHandedOver, key: str) -> Letter | None:
    if holder_of(event.thread_id) != event.member_id:
        return None
    subject = _("Je hebt een vraag overgenomen")
    return _tell(event.member_id, event.thread_id, key, "question_handed_over", subject)


def alarmed(event: QuestionAlarmed, key: str) -> Letter | None:
    """To who still moderates."""
    to = recipients.staff_address_of(event.member_id)
    closed = (QuestionState.CLOSED,)
    if to is None or asker_of(event.thread_id, closed) is None:
        return None
    subject = _("Een vraag aan experts heeft meteen aandacht nodig")
    return compose(key, to, "question_alarmed", subject, link=_link(event.thread_id))


def _tell_asker(
    thread_id: int, states: Sequence[QuestionState], key: str, name: str, subject: Text
) -> Letter | None:
    return _tell(asker_of(thread_id, states), thread_id, key, name, subject)


def _tell(
    member_id: int | None, thread_id: int, key: str, name: str, subject: Text
) -> Letter | None:
    """As the member chose to hear of questions."""
    to = wishing_address(member_id, Kind.QUESTION)
    if to is None:
        return None
    letter = compose_wished(key, to, name, subject, Kind.QUESTION, link=_link(thread_id))
    return replace(letter, about=f"thread-{thread_id}")


def _link(thread_id: int) -> str:
    """By its number: the words of a title are not for whoever else reads a mail."""
    return address("threads.find", thread_id=thread_id)
