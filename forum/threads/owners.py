"""What one member wrote, under whichever name: ids to ask other tables with."""

from sqlalchemy import Select, select

from forum.threads.models import Post, Voice


def voices_of(member_id: int) -> Select[int]:
    return select(Voice.id).where(Voice.member_id == member_id)


def posts_of(member_id: int) -> Select[int]:
    return select(Post.id).where(Post.voice_id.in_(voices_of(member_id)))


def threads_of(member_id: int) -> Select[int | None]:
    """The threads that the member started."""
    return select(Voice.starts_thread_id).where(
        Voice.member_id == member_id, Voice.starts_thread_id.is_not(None)
    )
