"""How long is kept what nobody is shown any more."""

from datetime import timedelta

from sqlalchemy import ColumnElement

from forum.core import clock
from forum.core.days import this_day
from forum.core.i18n import _
from forum.core.retention import Rule, removing
from forum.factsheets.models import CategoryPin, SheetSuggestion, ThreadPin

ENDED = timedelta(days=30)  # long enough to see that it ended, and to pin it again
ANSWERED = timedelta(days=365)  # long enough to read the answer


def _thread_pin_ended() -> ColumnElement[bool]:
    return ThreadPin.until < this_day() - ENDED


def _category_pin_ended() -> ColumnElement[bool]:
    return CategoryPin.until < this_day() - ENDED


def _is_answered() -> ColumnElement[bool]:
    return SheetSuggestion.closed_at < clock.now() - ANSWERED


RULES: tuple[Rule, ...] = (
    removing(
        "ended_thread_pins",
        _("Factsheets bij gesprekken waarvan de laatste dag voorbij is (30 dagen)"),
        ThreadPin,
        _thread_pin_ended,
    ),
    removing(
        "ended_category_pins",
        _("Factsheets bij categorieën waarvan de laatste dag voorbij is (30 dagen)"),
        CategoryPin,
        _category_pin_ended,
    ),
    removing(
        "answered_suggestions",
        _("Beantwoorde suggesties over factsheets (1 jaar)"),
        SheetSuggestion,
        _is_answered,
    ),
)
