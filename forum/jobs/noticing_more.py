"""What members hear of beside posts: their questions, decisions about them, their messages."""

from collections.abc import Sequence

from forum.core import clock
from forum.experts.questions.answering import OPEN
from forum.experts.questions.events import (
    QuestionAnswered,
    QuestionClaimed,
    QuestionHandedOver,
    QuestionLate,
    QuestionSentBack,
    QuestionWaitsAgain,
)
from forum.experts.questions.hearing import asker_of, holder_of
from forum.experts.states import QuestionState
from forum.experts.verification.events import VerificationNews
from forum.factsheets.events import SourcesWorsened
from forum.messages.events import MessageSent
from forum.messages.receivers import others_in
from forum.moderation.events import HeldDecided
from forum.moderation.holding.queries import find_decided as find_held
from forum.moderation.measures.events import AppealDecided, MeasureReversed, MeasureTaken
from forum.moderation.measures.letters import Told, find_decided, find_reversed, find_told
from forum.moderation.reports import own
from forum.moderation.reports.events import ReportDecided
from forum.notifications.kinds import Kind
from forum.notifications.service import About, tell


def tell_question_claimed(event: QuestionClaimed) -> None:
    """Has no letter of its own: who takes a question up and gives it back ten times is told of
    once, until it was read."""
    if holder_of(event.thread_id):
        _tell_asker(event.thread_id, (QuestionState.ASSIGNED,), "claimed", has_letter=False)


def tell_question_late(event: QuestionLate) -> None:
    _tell_asker(event.thread_id, OPEN, "late")


def tell_question_answered(event: QuestionAnswered) -> None:
    _tell_asker(event.thread_id, (QuestionState.ANSWERED,), "answered")


def tell_question_sent_back(event: QuestionSentBack) -> None:
    _tell_asker(event.thread_id, (QuestionState.CLOSED,), "sent_back")


def tell_question_waits_again(event: QuestionWaitsAgain) -> None:
    _tell_asker(event.thread_id, OPEN, "waits_again")


def tell_question_handed_over(event: QuestionHandedOver) -> None:
    if holder_of(event.thread_id) == event.member_id:
        _tell_of_question(event.member_id, event.thread_id, "handed_over")


def tell_held_decided(event: HeldDecided) -> None:
    found = find_held(event.held_id)
    if found:
        _decided(found.member_id, "held", event.held_id, event.held_id)


def tell_measure_taken(event: MeasureTaken) -> None:
    _measure(find_told(event.measure_id), "measure", event.measure_id)


def tell_measure_reversed(event: MeasureReversed) -> None:
    _measure(find_reversed(event.measure_id), "reversed", event.measure_id)


def tell_appeal_decided(event: AppealDecided) -> None:
    _measure(find_decided(event.appeal_id), "appeal", event.appeal_id)


def tell_report_decided(event: ReportDecided) -> None:
    to = own.addressee_of(event.report_id)
    if to and to.member_id:
        _decided(to.member_id, "report", event.report_id, event.report_id)


def tell_verification_news(event: VerificationNews) -> None:
    _decided(event.member_id, "verification", event.application_id or 0, _moment())


def tell_sources_worsened(event: SourcesWorsened) -> None:
    about = About("sources:0", max(event.change_ids, default=0), has_letter=True)
    tell(Kind.CLAIM, [event.member_id], about)


def tell_message_sent(event: MessageSent) -> None:
    others = others_in(event.conversation_id, event.message_id)
    about = About(f"conversation:{event.conversation_id}", event.message_id)
    tell(Kind.MESSAGE, others, about)


def _tell_asker(
    thread_id: int, states: Sequence[QuestionState], what: str, *, has_letter: bool = True
) -> None:
    asker = asker_of(thread_id, states)
    if asker:
        _tell_of_question(asker, thread_id, what, has_letter=has_letter)


def _tell_of_question(
    member_id: int, thread_id: int, what: str, *, has_letter: bool = True
) -> None:
    """A question can come to the same state again, which is news again."""
    about = About(f"{what}:{thread_id}", _moment(), thread_id, has_letter=has_letter)
    tell(Kind.QUESTION, [member_id], about)


def _measure(told: Told | None, what: str, number: int) -> None:
    if told:
        _decided(told.member_id, what, told.measure_id, number)


def _decided(member_id: int, what: str, subject_id: int, number: int) -> None:
    tell(Kind.DECISION, [member_id], About(f"{what}:{subject_id}", number, has_letter=True))


def _moment() -> int:
    return int(clock.now().timestamp())
