"""Ada hears of something, of each kind and by each letter that is sent by wish, as it happens."""

from collections.abc import Callable
from datetime import UTC, datetime

from forum.accounts.models import Member
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.accounts.viewer import Role
from forum.core.outbox import record
from forum.digests.service.wishing import set_digest
from forum.experts.questions.events import QuestionHandedOver, QuestionLate, QuestionWaitsAgain
from forum.experts.questions.reasons import Reason
from forum.factsheets import service as sheets
from forum.factsheets.references import lines
from forum.factsheets.references.findings import Notice, Origin
from forum.factsheets.service.references.telling import tell_curators
from forum.factsheets.statuses import SourceStatus
from forum.jobs.digesting import digest
from forum.jobs.reminding import remind
from forum.messages import service as messages
from forum.moderation import questions as moderation
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind as Measure
from forum.moderation.measures.service import take
from forum.notifications.kinds import Kind
from forum.recovery.reminders.service import set_reminders
from tests import make
from tests.experts.asked import answered, asked, claimed, waiting
from tests.factsheets.references.sources import publication, sourced
from tests.mail.telling import tell_of
from tests.messages.talk import someone

ADA = "ada@example.org"
SUNDAY = datetime(2030, 3, 3, 7, tzinfo=UTC)
Happens = Callable[[Member], object]


def in_thread(kind: Kind) -> Happens:
    def happen(ada: Member) -> None:
        post = make.reply(make.thread(make.member(), title="Wandelen"), body="Ik wandel nu.")
        tell_of(kind, ada, post)

    return happen


def message(ada: Member) -> None:
    messages.begin(make.viewer(someone()), to=[ada.username], body="Dag.")


def source(ada: Member) -> None:
    ada.role = Role.MODERATOR
    sourced(ada, publication(1, doi="10.5555/a", title="Eerste"))
    found = [line.id for line in lines.references(make.viewer(ada)).items]
    sheets.note_findings(
        Origin.RETRACTION_WATCH, dict.fromkeys(found, Notice(SourceStatus.RETRACTED))
    )
    tell_curators()


def decision(ada: Member) -> None:
    keeper = make.viewer(make.moderator())
    take(keeper, Wanted(Measure.WARN, username=ada.username, reason="spam"))


def sent_back(ada: Member) -> None:
    question, keeper = asked(ada), make.viewer(make.moderator())
    moderation.close(keeper, question.thread_id, reason=Reason.TOO_LITTLE)


def late(ada: Member) -> None:
    record(QuestionLate(waiting(ada).thread_id))


def waits_again(ada: Member) -> None:
    record(QuestionWaitsAgain(waiting(ada).thread_id))


def handed_over(ada: Member) -> None:
    ada.role = Role.EXPERT
    ada.expert_profession = "fysiotherapeut"
    record(QuestionHandedOver(claimed(ada).thread_id, ada.id))


def digested(ada: Member) -> None:
    in_thread(Kind.NEW_THREAD)(ada)
    digest()


def reminded(_ada: Member) -> None:
    remind()


def wanting_all(ada: Member) -> None:
    """On a day on which all of it may come."""
    viewer = make.viewer(ada)
    set_consent(viewer, Purpose.DIARY, given=True)
    set_reminders(viewer, weekday=1)
    set_digest(viewer, every="day", weekday=1, hour=8)


# Of each kind of notification something that is told so.
NEWS: dict[Kind, Happens] = {
    kind: in_thread(kind)
    for kind in (Kind.REPLY, Kind.MENTION, Kind.QUOTE, Kind.EXPERT_ANSWER, Kind.NEW_THREAD)
} | {
    Kind.MESSAGE: message,
    Kind.CLAIM: source,
    Kind.QUESTION: answered,
    Kind.DECISION: decision,
}
# Of each letter that is sent by wish, what makes it go.
LETTERS: dict[str, Happens] = {
    "noticed": in_thread(Kind.REPLY),
    "digest": digested,
    "check_in_ready": reminded,
    "sources_worsened": source,
    "answered": answered,
    "sent_back": sent_back,
    "late": late,
    "waits_again": waits_again,
    "handed_over": handed_over,
}
