"""Starting threads and replying to them."""

from typing import Any

from sqlalchemy import select, update

from forum.accounts.viewer import Viewer
from forum.categories.queries import get_category
from forum.categories.service import count_thread
from forum.core import clock, markdown, outbox
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.slugs import slugify
from forum.threads.events import ReplyPosted, ThreadStarted
from forum.threads.kinds import Opening, Visibility
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import may_reply, may_start, still_takes_replies
from forum.threads.queries import get_thread


def start_thread(viewer: Viewer, opening: Opening) -> Post:
    """A new thread, answered by its first post. Raises Invalid for an unknown category."""
    now = clock.now()
    require(may_start(viewer, opening.kind, now))
    place = _category_id(viewer, opening.category)
    thread = Thread(
        category_id=place,
        kind=opening.kind,
        visibility=opening.visibility,
        title=opening.title,
        slug=slugify(opening.title),
        created_at=now,
        last_post_at=now,
        last_number=1,
    )
    db.session.add(thread)
    db.session.flush()
    voice = _add_voice(viewer, thread.id, starts=True)
    post = _add_post(viewer, voice, number=1, body=opening.body)
    count_thread(place, is_public=opening.visibility == Visibility.PUBLIC, by=1)
    outbox.record(ThreadStarted(thread.id, post.id))
    return post


def reply(viewer: Viewer, thread_id: int, *, body: str) -> Post:
    """A new post at the end of the thread."""
    thread = get_thread(viewer, thread_id)
    require(may_reply(viewer, thread, clock.now()))
    number = _next_number(viewer, thread_id)
    voice = _find_voice(viewer, thread_id) or _add_voice(viewer, thread_id)
    post = _add_post(viewer, voice, number=number, body=body)
    outbox.record(ReplyPosted(thread_id, post.id))
    return post


def _category_id(viewer: Viewer, slug: str) -> int:
    try:
        return get_category(viewer, slug).id
    except NotFound as unknown:
        wrong = {"category": [unknown.detail]}
        raise Invalid(unknown.detail, code=unknown.code, errors=wrong) from unknown


def _next_number(viewer: Viewer, thread_id: int) -> int:
    """Counted by the database, which also makes writers in one thread take turns.

    Raises Conflict for a thread that was closed or deleted while this one waited for its turn.
    """
    now = clock.now()
    counted: dict[str, Any] = {
        "last_number": Thread.last_number + 1,
        "reply_count": Thread.reply_count + 1,
        "last_post_at": now,
    }
    if viewer.is_expert:
        counted["expert_replied_at"] = now
    count = update(Thread).where(Thread.id == thread_id, still_takes_replies(viewer))
    number: int | None = db.session.scalar(count.values(counted).returning(Thread.last_number))
    if number is None:
        raise Conflict(_("Dit gesprek is net gesloten of verwijderd. Je tekst staat er nog."))
    return number


def _find_voice(viewer: Viewer, thread_id: int) -> Voice | None:
    query = select(Voice).where(Voice.thread_id == thread_id, Voice.member_id == viewer.id)
    return db.session.scalar(query)


def _add_voice(viewer: Viewer, thread_id: int, *, starts: bool = False) -> Voice:
    voice = Voice(
        thread_id=thread_id,
        member_id=viewer.id,
        shown_name=viewer.name,
        starts_thread_id=thread_id if starts else None,
    )
    db.session.add(voice)
    db.session.flush()
    return voice


def _add_post(viewer: Viewer, voice: Voice, *, number: int, body: str) -> Post:
    post = Post(
        thread_id=voice.thread_id,
        voice_id=voice.id,
        number=number,
        body=body,
        body_html=markdown.to_html(body),
        renderer=markdown.VERSION,
        is_expert=viewer.is_expert,
        created_at=clock.now(),
    )
    db.session.add(post)
    db.session.flush()
    return post
