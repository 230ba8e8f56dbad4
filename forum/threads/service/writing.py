"""Starting threads and replying to them."""

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from forum.accounts.viewer import Viewer
from forum.categories.policy import may_write_in
from forum.categories.queries import get_category, unknown
from forum.categories.service import count_thread
from forum.categories.views import CategoryView
from forum.core import changes, clock, outbox
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.slugs import slugify
from forum.threads.events import ReplyPosted, ThreadStarted
from forum.threads.kinds import Kind, Opening, ReplyKind, Visibility
from forum.threads.models import Post, Thread, Voice
from forum.threads.pacing import keep_pace
from forum.threads.pictures import keep_pictures
from forum.threads.policy import may_reply, may_start, still_takes_replies
from forum.threads.queries import get_thread
from forum.threads.service.kinds import check_kind
from forum.threads.service.labelling import put_on
from forum.threads.service.rendering import rendered
from forum.threads.service.voices import add_voice, voice_to_write_with
from forum.threads.views import ThreadView


def start_thread(viewer: Viewer, opening: Opening) -> Post:
    """A new thread, answered by its first post.

    Raises Invalid for an unknown category or label, and for a pseudonym where it would tell what
    its owner is.
    """
    require(may_start(viewer, opening.kind, clock.now()))
    place = _category(viewer, opening.category)
    require(may_write_in(viewer, place.writers))
    _check_name_fits(viewer, opening, place)
    thread = _add_thread(opening, place)
    put_on(thread.id, opening.tags)
    voice = add_voice(viewer, thread.id, starts=True, pseudonym=opening.pseudonym)
    post = _add_post(viewer, voice, number=1, body=opening.body)
    count_thread(place.id, is_public=opening.visibility == Visibility.PUBLIC, by=1)
    outbox.record(ThreadStarted(thread.id, post.id))
    return post


def reply(
    viewer: Viewer,
    thread_id: int,
    *,
    body: str,
    pseudonym: bool = False,
    kind: ReplyKind = ReplyKind.EXPERIENCE,
) -> Post:
    """A new post at the end of the thread, under the name one already has there.

    With `pseudonym` who has none gets an invented one. Raises Conflict for who already writes
    there under their own, and Invalid for a kind that is not for this writer.
    """
    thread = get_thread(viewer, thread_id)
    require(may_reply(viewer, thread, clock.now(), pseudonym=pseudonym))
    check_kind(viewer, thread, kind, pseudonym=pseudonym)
    number = _next_number(viewer, thread, pseudonym=pseudonym)
    keep_pace(viewer, thread, pseudonym=pseudonym)
    voice = voice_to_write_with(viewer, thread_id, pseudonym=pseudonym)
    post = _add_post(viewer, voice, number=number, body=body, kind=kind)
    if post.is_expert:
        _note_expert(thread_id)
    outbox.record(ReplyPosted(thread_id, post.id))
    return post


def _check_name_fits(viewer: Viewer, opening: Opening, place: CategoryView) -> None:
    """Only moderators announce: a pseudonym that did would be known for one."""
    verdict = may_write_in(viewer, place.writers, pseudonym=opening.pseudonym)
    wrong = verdict.reason
    if opening.pseudonym and opening.kind == Kind.ANNOUNCEMENT:
        wrong = _("Een mededeling plaats je onder je eigen naam.")
    if wrong:
        raise Invalid(wrong, errors={"pseudonym": [wrong]})


def _category(viewer: Viewer, slug: str) -> CategoryView:
    try:
        return get_category(viewer, slug)
    except NotFound as error:
        raise _no_category(error) from error


def _add_thread(opening: Opening, place: CategoryView) -> Thread:
    thread = Thread(
        category_id=place.id,
        kind=opening.kind,
        visibility=opening.visibility,
        title=opening.title,
        slug=slugify(opening.title),
        created_at=clock.now(),
        last_post_at=clock.now(),
        last_number=1,
    )
    try:
        with db.session.begin_nested():
            db.session.add(thread)
    except IntegrityError as error:  # removed in this very moment
        raise _no_category(unknown()) from error
    return thread


def _no_category(error: NotFound) -> Invalid:
    return Invalid(error.detail, code=error.code, errors={"category": [error.detail]})


def _next_number(viewer: Viewer, thread: ThreadView, *, pseudonym: bool) -> int:
    """Counted by the database, which also makes writers in one thread take turns.

    Raises Conflict for a thread that was closed or deleted while this one waited for its turn.
    """
    open_still = still_takes_replies(viewer, thread, pseudonym=pseudonym)
    count = (
        update(Thread)
        .where(Thread.id == thread.id, open_still)
        .values(
            last_number=Thread.last_number + 1,
            reply_count=Thread.reply_count + 1,
            last_post_at=clock.now(),
        )
    )
    number: int | None = db.session.scalar(count.returning(Thread.last_number))
    if number is None:
        raise Conflict(_("Dit gesprek is net gesloten of verwijderd. Je tekst staat er nog."))
    return number


def _note_expert(thread_id: int) -> None:
    """By the first answer all of the thread becomes one with an answer."""
    answered = update(Thread).where(Thread.id == thread_id).values(expert_replied_at=clock.now())
    first = answered.where(Thread.expert_replied_at.is_(None)).returning(Thread.id)
    if db.session.scalar(first) is not None:
        changes.note("threads", thread_id)
    else:
        db.session.execute(answered)


def _add_post(
    viewer: Viewer,
    voice: Voice,
    *,
    number: int,
    body: str,
    kind: ReplyKind = ReplyKind.EXPERIENCE,
) -> Post:
    post = Post(
        thread_id=voice.thread_id,
        voice_id=voice.id,
        number=number,
        is_expert=kind == ReplyKind.EXPERT,
        reply_kind=kind,
        created_at=clock.now(),
        **rendered(body),
    )
    db.session.add(post)
    db.session.flush()
    changes.note("new posts", post.id)
    keep_pictures(viewer, post.id, post.body_html, is_new=True)
    return post
