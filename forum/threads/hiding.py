"""Whose words are kept from whom: between people who block each other, and while one is away.

Neither ever shows on a pseudonym by what is done about the member behind it.
"""

from functools import lru_cache

from sqlalchemy import ColumnElement, and_, case, exists, false, not_, null, or_, select

from forum.accounts.models import Block, Member
from forum.accounts.viewer import STAFF, Viewer
from forum.core.db import alias
from forum.threads.kinds import Withheld
from forum.threads.models import Post, Thread, Voice, VoiceBlock

# Conditions never change once made, and to make one costs more than all that is asked of it.
REMEMBERED = 1000
_starter, _mine, _writer, _other = alias(Voice), alias(Voice), alias(Member), alias(Member)
_own = alias(Voice)


def withheld_from(viewer: Viewer) -> ColumnElement[str | None]:
    """Why the viewer may not read a post. For queries that join Voice and its Member.

    Answers of experts are read by all: who blocks a person does not lose the knowledge.
    """
    return _withheld(viewer.id, viewer.has_blocks, viewer.is_staff)


def text_open() -> ColumnElement[bool]:
    """Of posts: text that stands, and behind no warning of a moderator. What is shown elsewhere
    than in its own place asks this."""
    return and_(Post.deleted_at.is_(None), Post.removed_at.is_(None), Post.hidden_at.is_(None))


def begins_openly() -> ColumnElement[bool]:
    """Of threads: those whose first post is such a text. The title goes with it."""
    first = exists().where(Post.thread_id == Thread.id, Post.number == 1, text_open())
    return first.correlate(Thread)


def is_hidden_voice(viewer: Viewer) -> ColumnElement[bool]:
    """Of voices: those between whom and the viewer a block stands, whatever they wrote."""
    return _is_hidden(viewer.id, Voice, viewer.has_blocks, viewer.is_staff)


def is_started_by_hidden(viewer: Viewer) -> ColumnElement[bool]:
    """Of threads. False, at no cost, for who cannot have blocked anybody."""
    return _started_by_hidden(viewer.id, viewer.has_blocks, viewer.is_staff)


@lru_cache(REMEMBERED)
def has_voice_in(viewer_id: int | None) -> ColumnElement[bool]:
    """Of threads: those in which the viewer wrote, under whichever name."""
    if viewer_id is None:
        return false()
    spoken = exists().where(_own.thread_id == Thread.id, _own.member_id == viewer_id)
    return spoken.correlate(Thread)


@lru_cache(REMEMBERED)
def _withheld(viewer_id: int | None, has_blocks: bool, is_staff: bool) -> ColumnElement[str | None]:
    hidden = _is_hidden(viewer_id, Voice, has_blocks, is_staff)
    blocked = and_(Post.is_expert.is_(False), hidden)
    away = not_(is_present(viewer_id))
    return case((blocked, Withheld.BLOCKED), (away, Withheld.PAUSED), else_=null())


@lru_cache(REMEMBERED)
def is_present(viewer_id: int | None) -> ColumnElement[bool]:
    """The writer is not away, or is the reader. Alone enough for answers of experts.

    A pseudonym is never away: one that left and came back together with a name would be known.
    """
    mine = Voice.member_id.is_not_distinct_from(viewer_id)
    return or_(Voice.is_pseudonym, Member.paused_at.is_(None), mine)


@lru_cache(REMEMBERED)
def _started_by_hidden(
    viewer_id: int | None, has_blocks: bool, is_staff: bool
) -> ColumnElement[bool]:
    hidden = _is_hidden(viewer_id, _starter, has_blocks, is_staff)
    if viewer_id is None or is_staff:
        return hidden
    return exists().where(_starter.starts_thread_id == Thread.id, hidden).correlate(Thread)


def _is_hidden(
    viewer_id: int | None, voice: type[Voice], has_blocks: bool, is_staff: bool
) -> ColumnElement[bool]:
    """Voices that do not exist for the viewer, nor the viewer for them. Staff sees all.

    A block of a member is about open voices, a block of a pseudonym about that one voice: the
    one never shows on the other, or a block would tell who is behind a pseudonym.
    """
    if viewer_id is None or is_staff:
        return false()
    pseudonyms = select(VoiceBlock.voice_id).where(VoiceBlock.member_id == viewer_id)
    hidden = or_(voice.id.in_(pseudonyms), _blocks_my_pseudonym(viewer_id, voice))
    return or_(hidden, _is_of_blocked(viewer_id, voice)) if has_blocks else hidden


def _is_of_blocked(viewer_id: int, voice: type[Voice]) -> ColumnElement[bool]:
    others = (
        select(Block.blocked_id)
        .where(Block.member_id == viewer_id)
        .union_all(select(Block.member_id).where(Block.blocked_id == viewer_id))
    )
    hidden = select(_other.id).where(_other.id.in_(others), _other.role.not_in(STAFF))
    return and_(voice.is_pseudonym.is_(False), voice.member_id.in_(hidden))


def _blocks_my_pseudonym(viewer_id: int, voice: type[Voice]) -> ColumnElement[bool]:
    """Two look-ups by unique keys, and none more where the viewer has no voice."""
    blocked = exists().where(
        _mine.thread_id == voice.thread_id,
        _mine.member_id == viewer_id,
        VoiceBlock.voice_id == _mine.id,
        VoiceBlock.member_id == voice.member_id,
        _writer.id == voice.member_id,
        or_(voice.is_pseudonym, _writer.role.not_in(STAFF)),
    )
    return blocked.correlate(voice)
