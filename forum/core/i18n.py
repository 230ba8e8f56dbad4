"""Texts people see. Written in Dutch in the code; a catalogue may translate them."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from flask_babel import format_date, format_datetime, format_decimal, gettext, to_user_timezone
from flask_babel.speaklater import LazyString
from markupsafe import escape

from forum.core import clock

LANGUAGES = ("nl", "en")


class Text(LazyString):
    """Translated when it is shown, and escaped like any other text."""

    def __html__(self) -> str:
        # Flask-Babel's own answer is unescaped, so a name put into a text could be a script.
        return escape(str(self))


def _(text: str, **values: Any) -> Text:
    """`lazy_gettext`: mark a text for translation."""
    return Text(gettext, text, **values)


def day(moment: datetime) -> Text:
    """The date as the reader writes it, in the reader's time zone."""
    return Text(format_date, moment, "long")


def date_of(day: date) -> Text:
    """A day of the calendar, the same wherever its reader is."""
    return Text(format_date, day, "long")


def date_as(day: date, pattern: str) -> Text:
    """The same with only what there is room for: `d MMM`."""
    return Text(format_date, day, pattern)


def joined(between: str, texts: Sequence[Text]) -> Text:
    """Texts one after another, translated when they are shown."""
    return Text(lambda: between.join(map(str, texts)))


def moment(at: datetime) -> Text:
    """The date with the time, in the reader's time zone."""
    return Text(format_datetime, at, "d MMMM y, HH:mm")


def number(amount: int | Fraction) -> Text:
    """A number as the reader writes it: `20.000`, and `7,5` with one digit behind the comma."""
    shown = amount if isinstance(amount, int) else Decimal(floor(10 * amount + Fraction(1, 2))) / 10
    return Text(format_decimal, shown)


def ago(moment: datetime) -> Text:
    """How long ago by the reader's calendar; after a week the date itself."""
    days = (to_user_timezone(clock.now()).date() - to_user_timezone(moment).date()).days
    if days <= 0:
        return _("vandaag")
    if days == 1:
        return _("gisteren")
    if days <= 7:
        return _("%(days)s dagen geleden", days=days)
    return day(moment)
