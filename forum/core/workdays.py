"""Working days as people here count them: Monday to Friday without the public holidays.

Which days those are is what the Dutch law on terms says (Algemene termijnenwet, article 3), as the
library `holidays` keeps it. That puts Good Friday among them, King's Day on the Saturday when the
27th is a Sunday, and Liberation Day once in five years.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice

from forum.core.days import day_of

DAY = timedelta(days=1)
SATURDAY = 6


def is_working_day(day: date) -> bool:
    return day.isoweekday() < SATURDAY and day not in _holidays(day.year)


def working_days_between(start: datetime, end: datetime) -> int:
    """How many working days came after the day of `start`, that of `end` with them. What ends on
    the day it began, or before, took none."""
    first, last = day_of(start), day_of(end)
    days = (first + n * DAY for n in range(1, (last - first).days + 1))
    return sum(map(is_working_day, days))


def after_working_days(start: datetime, n: int) -> date:
    """The n-th working day after the day of `start`; for 0 that day itself."""
    return next(islice(_after(day_of(start)), n - 1, None)) if n > 0 else day_of(start)


def _after(day: date) -> Iterator[date]:
    while True:
        day += DAY
        if is_working_day(day):
            yield day


@lru_cache(maxsize=100)
def _holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays  # heavy, and few processes count days

    return frozenset(country_holidays("NL", years=year))
