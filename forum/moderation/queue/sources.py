"""All that can wait for a moderator. A kind that is new adds one line here: its module, with KIND,
`waiting` and `of_member`, its name for people, the page where one of it is decided, and the acts
that do so. How much work it is, and the figures of a year, follow from those."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from sqlalchemy import Select

from forum.accounts import waiting as profiles
from forum.core.errors import NotFound
from forum.core.i18n import Text, _
from forum.experts.questions import waiting as questions
from forum.experts.verification import waiting as applications
from forum.messages import waiting as messages
from forum.moderation.acts import Act
from forum.moderation.gates import waiting as flags
from forum.moderation.holding import waiting as holding
from forum.moderation.measures import waiting as appeals
from forum.moderation.reports import waiting as reports
from forum.moderation.reports import waiting_objections as objections
from forum.moderation.signals import waiting as signals
from forum.moderation.urgent import waiting as urgent

LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Source:
    """`waiting` selects kind, subject_id, priority, opened_at, thread_id and title of what waits,
    and `of_member` the subjects that are about a member, who decides about none of them. `place`
    is the page where one is decided, and what that calls its number. By one of `acts` it leaves
    the queue: that stands in the log, with how long it waited."""

    kind: str
    label: Text
    waiting: Callable[[], Select[Any]]
    of_member: Callable[[int], Select[Any]]
    place: tuple[str, str]
    acts: Sequence[Act]


def _source(room: ModuleType, label: Text, place: str, *acts: Act) -> Source:
    """`place` is an endpoint and what it calls the number."""
    endpoint, number = place.split()
    return Source(room.KIND, label, room.waiting, room.of_member, (endpoint, number), acts)


SOURCES = (
    _source(urgent, _("Dringende mail"), "urgent_mails.index mail_id", Act.SETTLE_MAIL),
    _source(signals, _("Alarmsignaal"), "signals.index signal_id",
            Act.SEE_SIGNAL, Act.REPLY_SIGNAL, Act.DISMISS_SIGNAL),
    _source(reports, _("Melding"), "report_cases.show case_id",
            Act.UPHOLD_REPORT, Act.DISMISS_REPORT, Act.MERGE_REPORT),
    _source(flags, _("Gevonden woord"), "flagged.waiting flag_id", Act.SETTLE_FLAG),
    _source(appeals, _("Bezwaar"), "appeals.show appeal_id",
            Act.UPHOLD_APPEAL, Act.REJECT_APPEAL),
    _source(objections, _("Bezwaar over melding"), "report_cases.objection objection_id",
            Act.UPHOLD_OBJECTION, Act.DISMISS_OBJECTION),
    _source(holding, _("Vastgehouden bericht"), "held_queue.one held_id",
            Act.PLACE_HELD, Act.REFUSE_HELD),
    _source(messages, _("Gemeld privébericht"), "reported_messages.one report_id",
            Act.CLOSE_MESSAGE_REPORT),
    _source(questions, _("Vraag aan experts"), "threads.find thread_id",
            Act.APPROVE_QUESTION, Act.CLOSE_QUESTION),
    _source(profiles, _("Profieltekst"), "held_profiles.one held_id",
            Act.APPROVE_PROFILE, Act.REFUSE_PROFILE),
    _source(applications, _("Aanvraag van expert"), "experts_judged.show application_id",
            Act.CONFIRM_EXPERT, Act.REJECT_EXPERT),
)  # fmt: skip
BY_KIND = {source.kind: source for source in SOURCES}
# The kind that an act decides.
DECIDED: Mapping[Act, str] = {act: source.kind for source in SOURCES for act in source.acts}


def read_name(name: str) -> tuple[Source, int]:
    """`held_post-12`, as programs and addresses call it. Raises NotFound for what is no name."""
    kind, _dash, number = name.rpartition("-")
    is_number = number.isascii() and number.isdecimal() and number[0] != "0" and len(number) < 20
    if kind not in BY_KIND or not is_number or int(number) > LARGEST:
        raise NotFound(_("Dit wacht niet meer op een moderator."))
    return BY_KIND[kind], int(number)
