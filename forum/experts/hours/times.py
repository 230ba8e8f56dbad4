"""When an hour can be. Pure."""

from datetime import UTC, date, datetime, timedelta

from forum.core.days import ZONE
from forum.core.errors import Complaints
from forum.core.i18n import Text, _

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=8)
FURTHEST = timedelta(days=366)
NO_MOMENT = _("Schrijf dag en tijd als 2026-11-23T19:30.")
TWICE = _("De klok gaat dan een uur terug: deze tijd komt twee keer voor. Kies een andere tijd.")
NEVER = _("De klok gaat dan een uur vooruit: deze tijd bestaat niet. Kies een andere tijd.")


class NoMoment(ValueError):
    """What was typed is no moment, with why in words."""

    def __init__(self, told: Text) -> None:
        super().__init__(told)
        self.told = told


def read_moment(typed: str) -> datetime:
    """A day and a time; without an offset by the clocks of this site's readers. Raises NoMoment."""
    try:
        plain = typed.strip().replace(" ", "T", 1)
        day, sign = plain[:10], plain[10:11]
        # Python also reads 20261123 and 2026-W48-1, and a day alone.
        if sign != "T" or date.fromisoformat(day).isoformat() != day:
            raise NoMoment(NO_MOMENT)
        moment = datetime.fromisoformat(plain).replace(second=0, microsecond=0)
        return moment.astimezone(UTC) if moment.tzinfo else _by_the_clock(moment)
    except NoMoment:
        raise
    except (ValueError, OverflowError) as error:
        raise NoMoment(NO_MOMENT) from error


def problems(opens_at: datetime, closes_at: datetime, now: datetime) -> Complaints:
    """What is wrong with these times for an hour that has yet to begin, by field."""
    if opens_at <= now:
        return {"opens_at": [_("Kies een begin dat nog komt.")]}
    if opens_at > now + FURTHEST:
        return {"opens_at": [_("Kies een begin binnen een jaar.")]}
    return problems_with_end(opens_at, closes_at, now)


def problems_with_end(opens_at: datetime, closes_at: datetime, now: datetime) -> Complaints:
    if closes_at <= opens_at:
        return {"closes_at": [_("Het einde komt na het begin.")]}
    if not SHORTEST <= closes_at - opens_at <= LONGEST:
        told = _("Een spreekuur duurt minstens 15 minuten en hoogstens 8 uur.")
        return {"closes_at": [told]}
    if closes_at <= now:
        return {"closes_at": [_("Kies een einde dat nog komt.")]}
    return {}


def _by_the_clock(naive: datetime) -> datetime:
    first, second = (naive.replace(tzinfo=ZONE, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(ZONE).replace(tzinfo=None) != naive:
        raise NoMoment(NEVER)
    if first != second:
        raise NoMoment(TWICE)
    return first
