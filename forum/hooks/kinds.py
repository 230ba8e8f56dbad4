"""What other programs can be told of, and what becomes of each telling."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from forum.core.i18n import Text, _


class HookKind(StrEnum):
    """As it stands in the message. That somebody became a member is in none: it tells of a
    person, and of their health."""

    THREAD_STARTED = "thread.started"
    REPLY_POSTED = "reply.posted"
    QUESTION_ANSWERED = "question.answered"
    SHEET_PUBLISHED = "factsheet.published"
    SHEET_WITHDRAWN = "factsheet.withdrawn"
    REPORT_RECEIVED = "report.received"


# Another is of a release that was taken back: it waits for that one.
KNOWN = [kind.value for kind in HookKind]


class State(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    WITHHELD = "withheld"


class PausedFor(StrEnum):
    ADMIN = "admin"
    FAILING = "failing"
    GONE = "gone"


class Told(NamedTuple):
    label: Text
    about: Text


KINDS: Mapping[HookKind, Told] = {
    HookKind.THREAD_STARTED: Told(
        _("Nieuw gesprek"), _("Alleen wat iedereen kan lezen, ook zonder account.")
    ),
    HookKind.REPLY_POSTED: Told(_("Nieuwe reactie"), _("In gesprekken die iedereen kan lezen.")),
    HookKind.QUESTION_ANSWERED: Told(
        _("Vraag beantwoord door een expert"), _("In gesprekken die iedereen kan lezen.")
    ),
    HookKind.SHEET_PUBLISHED: Told(
        _("Factsheet gepubliceerd"), _("Ook een nieuwe versie van een bestaande factsheet.")
    ),
    HookKind.SHEET_WITHDRAWN: Told(
        _("Factsheet ingetrokken"), _("Zolang de factsheet ingetrokken is.")
    ),
    HookKind.REPORT_RECEIVED: Told(
        _("Melding binnengekomen"), _("Alleen dat er een is: niet waarover, en niet van wie.")
    ),
}
STATES: Mapping[State, Text] = {
    State.WAITING: _("wacht"),
    State.SENT: _("aangekomen"),
    State.FAILED: _("mislukt"),
    State.WITHHELD: _("niet verstuurd: niet meer openbaar"),
}
PAUSED: Mapping[PausedFor, Text] = {
    PausedFor.ADMIN: _("Gepauzeerd door een beheerder."),
    PausedFor.FAILING: _("Gepauzeerd: versturen mislukte dagen achter elkaar."),
    PausedFor.GONE: _("Gepauzeerd: de ontvanger zei dat dit adres niet meer bestaat (410)."),
}
# Why an attempt failed, other than by the status that was answered.
ERRORS: Mapping[str, Text] = {
    "timeout": _("geen antwoord binnen de tijd"),
    "no_such_host": _("deze naam bestaat niet"),
    "no_connection": _("geen verbinding"),
    "tls": _("geen veilige verbinding"),
    "odd_answer": _("onleesbaar antwoord"),
    "redirect": _("doorverwezen; dat volgen we niet"),
    "host_not_allowed": _("dit adres staat niet (meer) in WEBHOOK_HOSTS"),
    "address_not_allowed": _("deze naam leidt naar een adres waar we niet naartoe sturen"),
    "expired": _("niet gelukt binnen een dag"),
    "abandoned": _("telkens afgebroken"),
}
