"""What one member tried, and the letters they asked for, opened for the member."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from forum.core.i18n import Text, _
from forum.core.sections import Row, Section, in_batches
from forum.recovery.models import DiaryExperiment, DiaryReminder
from forum.recovery.trying.plans import CONCLUSIONS, WHATS, from_text, label_of

EXPERIMENT = {
    "what": _("Wat je uitprobeerde"),
    "words": _("In je eigen woorden"),
    "watched": _("Waar je op lette"),
    "begins_on": _("Vanaf"),
    "weeks": _("Hoeveel weken"),
    "stopped_on": _("Eerder gestopt op"),
    "conclusion": _("Wat je ervan vond"),
    "conclusion_words": _("Je conclusie in je eigen woorden"),
    "version": _("Versie"),
    "created_at": _("Begonnen"),
}
REMINDER = {
    "weekday": _("Dag van de week (1 is maandag)"),
    "paused_until": _("Pauze tot"),
    "wanted_since": _("Aangezet op"),
    "looked_on": _("Laatst bekeken op"),
    "reminded_on": _("Laatst verstuurd op"),
    "silent_since": _("Stil sinds"),
}
WORDS: dict[str, Mapping[str, Text]] = {
    "what": {str(code): told for code, told in WHATS.items()},
    "conclusion": {str(code): told for code, told in CONCLUSIONS.items()},
}


def export(member_id: int) -> Sequence[Section]:
    return [
        Section(
            "diary_experiments",
            _("Wat je uitprobeerde"),
            EXPERIMENT,
            _experiments(member_id),
            words=WORDS,
        ),
        Section("diary_reminders", _("Je herinneringen"), REMINDER, _reminders(member_id)),
    ]


def _experiments(member_id: int) -> Callable[[], Iterator[Row]]:
    columns = (
        DiaryExperiment.content,
        DiaryExperiment.begins_on,
        DiaryExperiment.weeks,
        DiaryExperiment.stopped_on,
        DiaryExperiment.version,
        DiaryExperiment.created_at,
    )
    query = select(*columns).where(DiaryExperiment.member_id == member_id)
    found = in_batches(query, DiaryExperiment.id)
    return lambda: (_opened(row) for row in found())


def _opened(row: Row) -> Row:
    plan, outcome = from_text(row["content"])
    return _in_days(row) | {
        "what": plan.what,
        "words": plan.words,
        "watched": ", ".join(str(label_of(name)) for name in plan.watched),
        "conclusion": outcome and outcome.conclusion,
        "conclusion_words": outcome and outcome.words,
    }


def _reminders(member_id: int) -> Callable[[], Iterator[Row]]:
    columns = (getattr(DiaryReminder, name) for name in REMINDER)
    query = select(*columns).where(DiaryReminder.member_id == member_id)
    found = in_batches(query, DiaryReminder.member_id)
    return lambda: (_in_days(row) for row in found())


def _in_days(row: Row) -> dict[str, object]:
    """With days as JSON writes them."""
    return {name: _day(value) for name, value in row.items()}


def _day(value: object) -> object:
    return value.isoformat() if type(value) is date else value
