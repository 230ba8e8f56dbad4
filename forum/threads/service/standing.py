"""What moderators can change about a post or a thread: read before and after an act, and put back
as it was, with the counts that go with it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update

from forum.categories.service import count_thread
from forum.core import changes
from forum.core.db import db
from forum.threads.counting import count_experts_again
from forum.threads.kinds import Visibility
from forum.threads.models import Post, Thread

Standing = Mapping[str, Any]
OF_POST = (
    Post.removed_at, Post.removed_reason, Post.hidden_at, Post.hidden_reason, Post.version,
    Post.edited_at, Post.amended_reason, Post.amended_version,
)  # fmt: skip
OF_THREAD = (
    Thread.locked_at, Thread.pinned_at, Thread.category_id, Thread.visibility,
    Thread.slow_minutes, Thread.slow_until,
)  # fmt: skip


def hold_post(post_id: int) -> Standing:
    """As it is now; nobody changes it until the transaction ends."""
    held = select(*OF_POST).where(Post.id == post_id).with_for_update()
    return dict(db.session.execute(held).mappings().one())


def hold_thread(thread_id: int) -> Standing:
    held = select(*OF_THREAD).where(Thread.id == thread_id).with_for_update()
    return dict(db.session.execute(held).mappings().one())


def set_thread(thread_id: int, values: Standing, was: Standing) -> None:
    """For who holds it as it `was`. Where it is counted it counts on."""
    changed = update(Thread).where(Thread.id == thread_id).values(values)
    row = db.session.execute(changed.returning(Thread.deleted_at, Thread.paused_at)).one()
    is_counted = row.deleted_at is None and row.paused_at is None
    before, after = _counted(was), _counted({**was, **values})
    if before != after:
        changes.note("threads", thread_id)
    if is_counted and before != after:
        for (category_id, is_public), by in sorted([(before, -1), (after, 1)]):
            count_thread(category_id, is_public=is_public, by=by)


def put_back_thread(thread_id: int, *, before: Standing, after: Standing) -> bool:
    """Whether it could: not where somebody changed the same since."""
    now, changed = hold_thread(thread_id), _differences(before, after)
    if any(now[name] != after[name] for name in changed):
        return False
    set_thread(thread_id, {name: before[name] for name in changed}, now)
    return True


def put_back_post(post_id: int, *, before: Standing, after: Standing) -> bool:
    """The same of a post. Its version is the old one again if nothing else changed, so that it is
    what it was; a text that is not kept any more does not come back empty."""
    now, changed = hold_post(post_id), _differences(before, after) - {"version"}
    if any(now[name] != after[name] for name in changed) or _is_emptied(post_id):
        return False
    is_untouched = now["version"] == after["version"]
    version = before["version"] if is_untouched else now["version"] + 1
    values = {name: before[name] for name in changed} | {"version": version}
    put = update(Post).where(Post.id == post_id).values(values)
    row = db.session.execute(put.returning(Post.thread_id, Post.is_expert)).one()
    changes.note("posts", post_id)
    if row.is_expert:
        count_experts_again(row.thread_id)
    return True


def _counted(standing: Standing) -> tuple[int, bool]:
    return standing["category_id"], standing["visibility"] == Visibility.PUBLIC


def _differences(before: Standing, after: Standing) -> set[str]:
    return {name for name in before if before[name] != after[name]}


def _is_emptied(post_id: int) -> bool:
    left = select(Post.id).where(Post.id == post_id, Post.body != "")
    return db.session.scalar(left) is None
