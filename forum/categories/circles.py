"""The circles of people that may read or write somewhere. Pure: no database, no request."""

from enum import StrEnum

from forum.accounts.viewer import Viewer
from forum.core.i18n import Text, _


class Circle(StrEnum):
    """From wide to narrow: whoever is in one is also in all those before it."""

    EVERYONE = "everyone"
    MEMBERS = "members"
    EXPERTS = "experts"
    STAFF = "staff"


IN_WORDS: dict[Circle, Text] = {
    Circle.EVERYONE: _("iedereen"),
    Circle.MEMBERS: _("leden"),
    Circle.EXPERTS: _("experts en het team"),
    Circle.STAFF: _("het team"),
}
WRITERS = (Circle.MEMBERS, Circle.EXPERTS, Circle.STAFF)
# Where membership alone is no way in, nor one's own words a way to stay.
BY_ROLE = (Circle.EXPERTS, Circle.STAFF)
_FROM_WIDE = list(Circle)


def covers(viewer: Viewer, circle: Circle) -> bool:
    """Whether the viewer is in it, by what they are at this moment."""
    if circle == Circle.EVERYONE:
        return True
    if circle == Circle.EXPERTS:
        return viewer.reads_with_members and (viewer.is_expert or viewer.is_staff)
    return viewer.reads_with_members and (circle == Circle.MEMBERS or viewer.is_staff)


def closed_to(viewer: Viewer, among: tuple[Circle, ...]) -> tuple[Circle, ...]:
    """Those of the circles that the viewer is outside of."""
    return tuple(circle for circle in among if not covers(viewer, circle))


def narrower(one: Circle, other: Circle) -> Circle:
    return max(one, other, key=_FROM_WIDE.index)
