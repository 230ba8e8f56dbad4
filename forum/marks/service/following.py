"""Following and muting: threads, and where threads belong."""

from forum.accounts.policy import may_change_account
from forum.accounts.queries import find_by_name, profile
from forum.accounts.viewer import Viewer
from forum.categories.queries import get_category
from forum.core.errors import Conflict, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.labels.queries import get_label
from forum.marks.levels import Level
from forum.marks.models import CategoryMark, LabelMark, MemberMark, ThreadMark
from forum.marks.service.keeping import drop, keep
from forum.threads.queries import get_thread

Place = type[CategoryMark] | type[LabelMark] | type[MemberMark]


def follow_thread(viewer: Viewer, thread_id: int, level: Level) -> None:
    """Raises NotFound for a thread out of reach."""
    require(may_change_account(viewer))
    get_thread(viewer, thread_id)
    key = {"member_id": viewer.member_id, "thread_id": thread_id}
    keep(ThreadMark, key, {"level": level}, otherwise={"read_number": 0})


def follow_category(viewer: Viewer, slug: str, level: Level) -> None:
    """Raises NotFound."""
    require(may_change_account(viewer))
    _set(viewer, CategoryMark, "category_id", get_category(viewer, slug).id, level)


def follow_label(viewer: Viewer, slug: str, level: Level) -> None:
    """Raises NotFound."""
    require(may_change_account(viewer))
    _set(viewer, LabelMark, "label_id", get_label(slug).id, level)


def follow_member(viewer: Viewer, username: str, level: Level) -> None:
    """What they start under this name. Raises NotFound for who has no profile to see, Conflict
    for oneself."""
    require(may_change_account(viewer))
    if profile(viewer, username).is_mine:
        raise Conflict(_("Jezelf kun je niet volgen of dempen."), code="yourself")
    member = find_by_name(username)
    if member is None:
        raise NotFound(_("Dit lid bestaat niet."))
    _set(viewer, MemberMark, "other_id", member.id, level)


def _set(viewer: Viewer, table: Place, name: str, number: int, level: Level) -> None:
    """Back to normal is as if nothing was ever said."""
    key = {"member_id": viewer.member_id, name: number}
    if level == Level.NORMAL:
        drop(table, key)
    else:
        keep(table, key, {"level": level})
