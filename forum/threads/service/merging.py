"""A thread goes into another, by the order of time. `moderation` calls this and keeps account."""

from typing import Any

from sqlalchemy import select, update

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.categories.circles import BY_ROLE
from forum.categories.service import count_thread
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.threads.kinds import Kind, Visibility
from forum.threads.models import Post, Thread
from forum.threads.queries import get_thread
from forum.threads.service.between import (
    accepted_in,
    are_there,
    is_untouched,
    lead_on,
    lose_voices,
    set_sums,
    standing_with,
)
from forum.threads.service.carrying import (
    accept_again,
    carry,
    count_again,
    hold_threads,
    number_again,
    put,
)
from forum.threads.service.standing import Standing
from forum.threads.views import ThreadView


def merge_threads(viewer: Viewer, thread_id: int, *, into: int) -> dict[str, Any]:
    """How all stood before. What opens the other thread stays its first post; the rest stands as
    it came, and the old address leads there.

    Raises Invalid for two threads that cannot be one, and Conflict for what another did just now.
    """
    require(may_moderate(viewer))
    _check(get_thread(viewer, thread_id), _other(viewer, into))
    hold_threads(thread_id, into)
    if not are_there(thread_id, into):
        raise Conflict(
            _("Een van deze gesprekken is net verwijderd of verplaatst."), code="already"
        )
    # Again, once held: until then who began one of them could still show it to fewer.
    _check(get_thread(viewer, thread_id), _other(viewer, into))
    before = standing_with(into, into) | {"moved": standing_with(thread_id, thread_id)["places"]}
    added = carry(thread_id, into)
    number_again(into, first=before["places"][0][0])
    count_again(into)
    accept_again(into, accepted_in(before))
    lead_on(thread_id, into)
    return before | {"thread": into, "voices": added}


def put_back_merge(thread_id: int, before: Standing) -> bool:
    """Whether it could: not where its posts went elsewhere since. What came in the other thread
    since stays there."""
    into, moved = before["thread"], before["moved"]
    hold_threads(thread_id, into)
    there = set(db.session.scalars(select(Post.id).where(Post.thread_id == into)))
    if not are_there(into) or not there >= {place[0] for place in moved}:
        return False
    if is_untouched(before, into):
        put([*before["places"], *moved])
        set_sums(into, before)
    else:
        put(moved)
        number_again(into)
        count_again(into)
        accept_again(into, accepted_in(before))
    lose_voices(before["voices"])
    _open_again(thread_id)
    return True


def _open_again(thread_id: int) -> None:
    back = update(Thread).where(Thread.id == thread_id)
    back = back.values(deleted_at=None, merged_into_id=None)
    row = db.session.execute(back.returning(Thread.category_id, Thread.visibility)).one()
    count_thread(row.category_id, is_public=row.visibility == Visibility.PUBLIC, by=1)


def _other(viewer: Viewer, into: int) -> ThreadView:
    try:
        return get_thread(viewer, into)
    except NotFound as error:
        raise _wrong(error.detail) from error


def _check(thread: ThreadView, other: ThreadView) -> None:
    if thread.id == other.id:
        raise _wrong(_("Dat is dit gesprek zelf. Kies een ander."))
    if thread.kind not in (Kind.DISCUSSION, Kind.QUESTION):
        raise _wrong(_("Een herstelverhaal of mededeling kan niet in een ander gesprek opgaan."))
    if thread.readers in BY_ROLE or other.readers in BY_ROLE:
        raise _wrong(_("Samenvoegen met een gesprek in een besloten ruimte kan niet."))
    if _readers(thread) != _readers(other):
        raise _wrong(_("Het ene gesprek is voor iedereen en het andere alleen voor leden."))


def _readers(thread: ThreadView) -> Any:
    return thread.visibility, thread.readers


def _wrong(told: str | Text) -> Invalid:
    return Invalid(told, errors={"into": [told]})
