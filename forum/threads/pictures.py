"""Pictures in posts: who may see them there, and which post shows which."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import and_, delete, exists, select

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core import figures
from forum.core.db import db
from forum.threads.hiding import withheld_from
from forum.threads.models import Post, PostUpload, Thread, Voice
from forum.threads.policy import reachable_by, text_readable
from forum.uploads.models import Upload


@dataclass(frozen=True)
class Place:
    """A post that shows a picture. `title` is None where its thread is not there for the reader."""

    post_id: int
    title: str | None


def is_shown(viewer: Viewer, upload_id: int) -> bool:
    """Whether a post that the viewer may read shows the picture."""
    shown = (
        exists()
        .where(PostUpload.upload_id == upload_id, Post.id == PostUpload.post_id)
        .where(Thread.id == Post.thread_id, Voice.id == Post.voice_id)
        .where(Member.id == Voice.member_id)
        .where(reachable_by(viewer), text_readable(), withheld_from(viewer).is_(None))
    )
    return bool(db.session.scalar(select(shown)))


def places_of(viewer: Viewer, upload_ids: Collection[int]) -> Mapping[int, list[Place]]:
    """Where the viewer's own pictures stand, in one query for all of them."""
    query = (
        select(PostUpload.upload_id, Post.id, Thread.title)
        .join(Post, Post.id == PostUpload.post_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .outerjoin(Thread, and_(Thread.id == Post.thread_id, reachable_by(viewer)))
        .where(PostUpload.upload_id.in_(upload_ids), Voice.member_id == viewer.id)
        .where(text_readable(), withheld_from(viewer).is_(None))
        .order_by(Post.id)
    )
    places: dict[int, list[Place]] = defaultdict(list)
    for upload_id, post_id, title in db.session.execute(query):
        places[upload_id].append(Place(post_id, title))
    return places


def keep_pictures(viewer: Viewer, post_id: int, html: str, *, is_new: bool = False) -> None:
    """Note which of the writer's own pictures the post now shows. To who writes down the address of
    somebody else's it gives nothing."""
    if not is_new:
        forget_pictures(post_id)
    _note_pictures(viewer.id, post_id, html)


def keep_pictures_of_writer(post_id: int, html: str) -> None:
    """After somebody else changed the text: those of its writer that it shows now."""
    forget_pictures(post_id)
    writer = select(Voice.member_id).join(Post, Post.voice_id == Voice.id).where(Post.id == post_id)
    _note_pictures(db.session.scalars(writer).one(), post_id, html)


def forget_pictures(post_id: int) -> None:
    db.session.execute(delete(PostUpload).where(PostUpload.post_id == post_id))


def _note_pictures(member_id: int | None, post_id: int, html: str) -> None:
    keys = figures.pictures_in(html)
    if not keys:
        return
    mine = select(Upload.id).where(Upload.key.in_(keys), Upload.member_id == member_id)
    # Held lightly, so that none of them is taken away meanwhile.
    held = mine.order_by(Upload.id).with_for_update(read=True, key_share=True)
    rows = [PostUpload(post_id=post_id, upload_id=found) for found in db.session.scalars(held)]
    db.session.add_all(rows)
    db.session.flush()
