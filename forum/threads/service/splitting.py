"""Chosen posts of a thread become a new one. `moderation` calls this and keeps account of it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.categories.circles import Circle
from forum.categories.service import count_thread
from forum.categories.views import CategoryView
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.core.slugs import slugify
from forum.threads.kinds import Kind, Visibility
from forum.threads.models import Post, Thread, Voice
from forum.threads.posts import get_post
from forum.threads.queries import get_thread
from forum.threads.service.between import (
    accepted_in,
    are_there,
    is_untouched,
    lead_on,
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
from forum.threads.service.finding import note_title
from forum.threads.service.moving import check_place
from forum.threads.service.standing import Standing
from forum.threads.views import ThreadView


def split_thread(
    viewer: Viewer, thread_id: int, *, post_ids: Sequence[int], title: str, category: str
) -> dict[str, Any]:
    """How all stood before, the new thread among it. Readers stay who they were, or fewer.

    Raises Invalid by field, and Conflict where not all of the posts are there any more.
    """
    require(may_moderate(viewer))
    hold_threads(thread_id)  # first: until then who began it could still show it to fewer
    thread = get_thread(viewer, thread_id)
    place = check_place(viewer, thread, category)
    before = standing_with(thread_id, thread_id)
    chosen = _chosen(before["places"], post_ids)
    _check_first(viewer, chosen[0])
    new_id = _begin(thread, place, title, chosen)
    carry(thread_id, new_id, chosen)
    number_again(new_id)
    _begun_by(new_id, chosen[0])
    number_again(thread_id)
    for changed in (thread_id, new_id):
        count_again(changed)
    accept_again(thread_id, accepted_in(before))
    return before | {"thread": new_id}


def put_back_split(thread_id: int, before: Standing) -> bool:
    """Whether it could. What came in the new thread since goes along."""
    new_id = before["thread"]
    hold_threads(thread_id, new_id)
    if not are_there(thread_id, new_id):
        return False
    if is_untouched(before, thread_id, new_id):
        put(before["places"])
        set_sums(thread_id, before)
    elif not _pour_back(new_id, thread_id, before):
        return False
    lead_on(new_id, thread_id)
    return _is_whole(thread_id, before)


def _pour_back(new_id: int, thread_id: int, before: Standing) -> bool:
    """By the order of time, with what came since. Not where somebody goes by other names now."""
    try:
        with db.session.begin_nested():
            carry(new_id, thread_id)
    except Conflict:
        return False
    number_again(thread_id, first=before["places"][0][0])
    count_again(thread_id)
    accept_again(thread_id, accepted_in(before))
    return True


def _is_whole(thread_id: int, before: Standing) -> bool:
    """Some may have gone elsewhere since."""
    there = set(db.session.scalars(select(Post.id).where(Post.thread_id == thread_id)))
    return there >= {place[0] for place in before["places"]}


def _chosen(found: Sequence[Sequence[int]], post_ids: Sequence[int]) -> list[int]:
    """In their order."""
    if not post_ids:
        raise _wrong(_("Kies minstens één bericht."))
    if found and found[0][0] in post_ids:
        raise _wrong(_("Het eerste bericht blijft in het gesprek. Kies andere."))
    wanted = set(post_ids)
    chosen = [place[0] for place in found if place[0] in wanted]
    if len(chosen) != len(wanted):
        told = _("Niet alle gekozen berichten staan nog in dit gesprek.")
        raise Conflict(told, code="already")
    return chosen


def _check_first(viewer: Viewer, post_id: int) -> None:
    first = get_post(viewer, post_id)
    if first.is_deleted or first.is_expert:
        raise _wrong(
            _(
                "Het eerste van de gekozen berichten opent het nieuwe gesprek. Dat kan geen "
                "verwijderd bericht zijn, en geen antwoord van een expert."
            )
        )


def _begin(thread: ThreadView, place: CategoryView, title: str, chosen: Sequence[int]) -> int:
    becomes_open = thread.readers != Circle.EVERYONE and place.readers == Circle.EVERYONE
    visibility = Visibility.MEMBERS if becomes_open else thread.visibility
    begun = db.session.scalar(select(Post.created_at).where(Post.id == chosen[0])) or clock.now()
    new = Thread(
        category_id=place.id,
        kind=Kind.DISCUSSION,
        visibility=visibility,
        title=title,
        slug=slugify(title),
        created_at=begun,
        last_post_at=begun,
    )
    db.session.add(new)
    db.session.flush()
    note_title(new.id)
    count_thread(place.id, is_public=visibility == Visibility.PUBLIC, by=1)
    return new.id


def _begun_by(thread_id: int, post_id: int) -> None:
    voice = select(Post.voice_id).where(Post.id == post_id).scalar_subquery()
    starts = update(Voice).where(Voice.id == voice).values(starts_thread_id=thread_id)
    db.session.execute(starts, execution_options={"synchronize_session": False})


def _wrong(told: str | Text) -> Invalid:
    return Invalid(told, errors={"post_ids": [told]})
