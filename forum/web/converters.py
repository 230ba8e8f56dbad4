"""What can stand in an address, on pages and in the API alike."""

from datetime import date

from werkzeug.routing import (
    AnyConverter,
    BaseConverter,
    IntegerConverter,
    Map,
    ValidationError,
)

from forum.categories.service import SLUG
from forum.threads.kinds import ReactionKind


class IdConverter(IntegerConverter):
    """Larger numbers do not fit in the database, so nothing can have them."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, min=1, max=2**63 - 1)


class DayConverter(BaseConverter):
    """A day of the calendar, as `2026-11-23`."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValidationError from error

    def to_url(self, value: date) -> str:
        return value.isoformat()


class SlugConverter(BaseConverter):
    regex = SLUG


class ReactionConverter(AnyConverter):
    def __init__(self, map: Map) -> None:
        super().__init__(map, *ReactionKind)


class FeedConverter(AnyConverter):
    """The two shapes of a feed."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, "atom", "rss")


CONVERTERS = {
    "day": DayConverter,
    "feed": FeedConverter,
    "id": IdConverter,
    "reaction": ReactionConverter,
    "slug": SlugConverter,
}
