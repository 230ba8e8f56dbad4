"""Whose words are kept from whom: between people who block each other, and while one is away."""

from sqlalchemy import ColumnElement, and_, case, exists, false, null, or_, select
from sqlalchemy.orm import aliased

from forum.accounts.models import Block, Member
from forum.accounts.viewer import STAFF, Viewer
from forum.threads.kinds import Withheld
from forum.threads.models import Post, Thread, Voice, VoiceBlock


def withheld_from(viewer: Viewer) -> ColumnElement[str | None]:
    """Why the viewer may not read a post. For queries that join Voice and its Member.

    Answers of experts are read by all: who blocks a person does not lose the knowledge.
    """
    blocked = and_(Post.is_expert.is_(False), is_hidden(viewer, Voice))
    away = and_(Member.paused_at.is_not(None), Voice.member_id.is_distinct_from(viewer.id))
    return case((blocked, Withheld.BLOCKED), (away, Withheld.PAUSED), else_=null())


def is_started_by_hidden(viewer: Viewer) -> ColumnElement[bool]:
    """Of threads. False, at no cost, for who cannot have blocked anybody."""
    if _sees_everyone(viewer):
        return false()
    starter = aliased(Voice)
    hidden = exists().where(starter.starts_thread_id == Thread.id, is_hidden(viewer, starter))
    return hidden.correlate(Thread)


def is_hidden(viewer: Viewer, voice: type[Voice]) -> ColumnElement[bool]:
    """Voices that do not exist for the viewer, nor the viewer for them.

    A block of a member is about open voices, a block of a pseudonym about that one voice: the
    one never shows on the other, or a block would tell who is behind a pseudonym.
    """
    if _sees_everyone(viewer):
        return false()
    pseudonyms = select(VoiceBlock.voice_id).where(VoiceBlock.member_id == viewer.id)
    hidden = or_(voice.id.in_(pseudonyms), _blocks_my_pseudonym(viewer, voice))
    return or_(hidden, _is_of_blocked(viewer, voice)) if viewer.has_blocks else hidden


def _sees_everyone(viewer: Viewer) -> bool:
    return viewer.id is None or viewer.is_staff


def _is_of_blocked(viewer: Viewer, voice: type[Voice]) -> ColumnElement[bool]:
    member = aliased(Member)
    others = (
        select(Block.blocked_id)
        .where(Block.member_id == viewer.id)
        .union_all(select(Block.member_id).where(Block.blocked_id == viewer.id))
    )
    hidden = select(member.id).where(member.id.in_(others), member.role.not_in(STAFF))
    return and_(voice.is_pseudonym.is_(False), voice.member_id.in_(hidden))


def _blocks_my_pseudonym(viewer: Viewer, voice: type[Voice]) -> ColumnElement[bool]:
    """Two look-ups by unique keys, and none more where the viewer has no voice."""
    mine, writer = aliased(Voice), aliased(Member)
    blocked = exists().where(
        mine.thread_id == voice.thread_id,
        mine.member_id == viewer.id,
        VoiceBlock.voice_id == mine.id,
        VoiceBlock.member_id == voice.member_id,
        writer.id == voice.member_id,
        or_(voice.is_pseudonym, writer.role.not_in(STAFF)),
    )
    return blocked.correlate(voice)
