"""All that can wait for a moderator. A kind that is new adds one line here: its module, with KIND,
`waiting` and `of_member`, its name for people, and the page where one of it is decided."""

from collections.abc import Callable
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
from forum.moderation.gates import waiting as flags
from forum.moderation.holding import waiting as holding
from forum.moderation.measures import waiting as appeals
from forum.moderation.reports import waiting as reports
from forum.moderation.reports import waiting_objections as objections
from forum.moderation.signals import waiting as signals

LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Source:
    """`waiting` selects kind, subject_id, priority, opened_at, thread_id and title of what waits,
    and `of_member` the subjects that are about a member, who decides about none of them. `place`
    is the page where one is decided, and what that calls its number."""

    kind: str
    label: Text
    waiting: Callable[[], Select[Any]]
    of_member: Callable[[int], Select[Any]]
    place: tuple[str, str]


def _source(room: ModuleType, label: Text, *place: str) -> Source:
    endpoint, number = place
    return Source(room.KIND, label, room.waiting, room.of_member, (endpoint, number))


SOURCES = (
    _source(signals, _("Alarmsignaal"), "signals.index", "signal_id"),
    _source(reports, _("Melding"), "report_cases.show", "case_id"),
    _source(flags, _("Gevonden woord"), "flagged.waiting", "flag_id"),
    _source(appeals, _("Bezwaar"), "appeals.show", "appeal_id"),
    _source(objections, _("Bezwaar over melding"), "report_cases.objection", "objection_id"),
    _source(holding, _("Vastgehouden bericht"), "held_queue.one", "held_id"),
    _source(messages, _("Gemeld privébericht"), "reported_messages.one", "report_id"),
    _source(questions, _("Vraag aan experts"), "threads.find", "thread_id"),
    _source(profiles, _("Profieltekst"), "held_profiles.one", "held_id"),
    _source(applications, _("Aanvraag van expert"), "experts_judged.show", "application_id"),
)
BY_KIND = {source.kind: source for source in SOURCES}


def read_name(name: str) -> tuple[Source, int]:
    """`held_post-12`, as programs and addresses call it. Raises NotFound for what is no name."""
    kind, _dash, number = name.rpartition("-")
    is_number = number.isascii() and number.isdecimal() and number[0] != "0" and len(number) < 20
    if kind not in BY_KIND or not is_number or int(number) > LARGEST:
        raise NotFound(_("Dit wacht niet meer op een moderator."))
    return BY_KIND[kind], int(number)
