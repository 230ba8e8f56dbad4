"""Who may read, write in and arrange categories. Pure: no database, no request."""

from functools import lru_cache

from sqlalchemy import ColumnElement, Select, case, select, true

from forum.accounts.policy import may_administer
from forum.accounts.viewer import Viewer
from forum.categories.circles import BY_ROLE, Circle, closed_to, covers
from forum.categories.models import Category
from forum.core.i18n import Text, _
from forum.core.permission import Verdict, no, yes

REFUSALS: dict[Circle, Text] = {
    Circle.EVERYONE: _("In deze categorie schrijven leden."),
    Circle.MEMBERS: _("In deze categorie schrijven leden die hun e-mailadres hebben bevestigd."),
    Circle.EXPERTS: _("In deze categorie schrijven alleen geverifieerde experts en het team."),
    Circle.STAFF: _("In deze categorie schrijft alleen het team."),
}


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Which categories exist for the viewer."""
    closed = closed_to(viewer, tuple(Circle))
    return Category.readers.not_in(closed) if closed else true()


def name_for(viewer: Viewer) -> ColumnElement[str]:
    """What a category is called, empty for whom it does not exist (any more)."""
    return case((visible_to(viewer), Category.name), else_="")


@lru_cache
def ids_read_by(circles: tuple[Circle, ...]) -> Select[int]:
    """The categories that just these circles read. Made once: to make it costs more than to ask."""
    return select(Category.id).where(Category.readers.in_(circles))


def may_write_in(viewer: Viewer, writers: Circle, *, pseudonym: bool = False) -> Verdict:
    """What a category asks beside the standing of the writer, which is asked before.

    Where not every member writes, an invented name would tell what its owner is.
    """
    if not covers(viewer, writers):
        return no("not_in_circle", REFUSALS[writers])
    if pseudonym and writers in BY_ROLE:
        return no("open_name_only", _("In deze categorie schrijf je onder je eigen naam."))
    return yes


def may_arrange(viewer: Viewer) -> Verdict:
    """Making, changing and removing categories."""
    return may_administer(viewer)
