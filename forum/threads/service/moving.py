"""Moving a thread to another category. `moderation` calls it and keeps the log."""

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.categories.circles import BY_ROLE, Circle
from forum.categories.queries import get_category
from forum.categories.views import CategoryView
from forum.core.errors import Invalid, NotFound
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.threads.kinds import Visibility
from forum.threads.queries import get_thread
from forum.threads.service.standing import hold_thread, set_thread
from forum.threads.views import ThreadView


def move_thread(viewer: Viewer, thread_id: int, *, category: str) -> ThreadView:
    """What was for members alone stays so, and a place on top of the category is lost.

    Raises Invalid for a category that is not there or that it stands in already, and to or from
    one of which the few readers have a role: who wrote would lose their words, or others see
    what was said among those few.
    """
    require(may_moderate(viewer))
    thread = get_thread(viewer, thread_id)
    place = check_place(viewer, thread, category)
    if place.id == thread.category_id:
        raise _wrong(_("Het gesprek staat al in deze categorie."))
    was = hold_thread(thread_id)
    becomes_open = thread.readers != Circle.EVERYONE and place.readers == Circle.EVERYONE
    visibility = Visibility.MEMBERS if becomes_open else was["visibility"]
    set_thread(
        thread_id, {"category_id": place.id, "visibility": visibility, "pinned_at": None}, was
    )
    return get_thread(viewer, thread_id)


def check_place(viewer: Viewer, thread: ThreadView, category: str) -> CategoryView:
    """Where posts of the thread can go. Raises Invalid."""
    try:
        place = get_category(viewer, category)
    except NotFound as error:
        raise _wrong(error.detail) from error
    if thread.readers in BY_ROLE or place.readers in BY_ROLE:
        raise _wrong(_("Verplaatsen van of naar een besloten ruimte kan niet."))
    return place


def _wrong(told: str | Text) -> Invalid:
    return Invalid(told, errors={"category": [told]})
