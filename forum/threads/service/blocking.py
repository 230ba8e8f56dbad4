"""Keeping the writer of a post away: as a member, or as the one voice one knows them by."""

from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.exc import IntegrityError

from forum.accounts.models import Block
from forum.accounts.policy import may_change_account
from forum.accounts.service.blocking import add_block
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.threads.models import Post, Thread, Voice, VoiceBlock
from forum.threads.policy import may_block, open_to
from forum.threads.posts import get_readable_post


def block_writer(viewer: Viewer, post_id: int) -> None:
    """An open voice stands for its member; a pseudonym only for itself, in its thread alone.

    Twice is once. Raises NotFound for what the viewer cannot read, Conflict for one's own.
    """
    require(may_change_account(viewer))
    try:
        post = get_readable_post(viewer, post_id)
    except NotFound:
        if _is_blocked(viewer, post_id):
            return
        raise
    if post.mine:
        raise Conflict(_("Je kunt jezelf niet blokkeren."), code="yourself")
    require(may_block(viewer, post))
    voice = db.session.scalars(select(Voice).join(Post).where(Post.id == post_id)).one()
    if voice.is_pseudonym:
        _add_voice_block(viewer, voice.id)
    else:
        add_block(viewer, voice.member_id)


def unblock_voice(viewer: Viewer, block_id: int) -> None:
    """Raises NotFound for what is no block of one's own."""
    require(may_change_account(viewer))
    mine = VoiceBlock.id == block_id, VoiceBlock.member_id == viewer.id
    if db.session.scalar(delete(VoiceBlock).where(*mine).returning(VoiceBlock.id)) is None:
        raise NotFound(_("Deze blokkade bestaat niet, of is al opgeheven."))


def forget_voice_blocks(member_id: int, until: datetime) -> None:
    """Those the member made up to then."""
    made = VoiceBlock.member_id == member_id, VoiceBlock.blocked_at <= until
    db.session.execute(delete(VoiceBlock).where(*made))


def _is_blocked(viewer: Viewer, post_id: int) -> bool:
    """By the viewer, who then no longer sees the post and may well ask again."""
    members = select(Block.blocked_id).where(Block.member_id == viewer.id)
    voices = select(VoiceBlock.voice_id).where(VoiceBlock.member_id == viewer.id)
    open_blocked = Voice.is_pseudonym.is_(False) & Voice.member_id.in_(members)
    query = (
        select(Post.id)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .where(
            Post.id == post_id,
            Post.deleted_at.is_(None),
            open_to(viewer),
            or_(open_blocked, Voice.id.in_(voices)),
        )
    )
    return db.session.scalar(query) is not None


def _add_voice_block(viewer: Viewer, voice_id: int) -> None:
    try:
        with db.session.begin_nested():
            db.session.add(
                VoiceBlock(member_id=viewer.id, voice_id=voice_id, blocked_at=clock.now())
            )
    except IntegrityError:
        return  # blocked in this very moment
