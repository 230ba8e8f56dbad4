"""Who of all members may read a post: `policy.visible_to` and `hiding.withheld_from` asked the
other way round, for one post and many readers. Only to tell nobody in vain: what is shown to a
member is decided by those two."""

from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select

from forum.accounts.badge import are_experts
from forum.accounts.models import Block, Member
from forum.accounts.viewer import STAFF, Expert, Role, Viewer
from forum.core import clock
from forum.core.db import alias, db
from forum.threads.models import Post, Thread, Voice, VoiceBlock
from forum.threads.policy import open_to, text_readable

_mine, _starter, _first = alias(Voice), alias(Voice), alias(Member)
# One of each for whom the rooms are open or closed by what they are.
_CLASSES = {
    "member": Viewer(id=0, is_verified=True),
    "expert": Viewer(id=0, is_verified=True, role=Role.EXPERT, expert=Expert("fysiotherapeut")),
    "staff": Viewer(id=0, is_verified=True, role=Role.MODERATOR),
}


def audience(post_id: int) -> ColumnElement[bool]:
    """Of members: those for whom the post is there, but for who wrote it."""
    post = _find(post_id)
    if post is None:
        return false()
    staff = Member.role.in_(STAFF)
    expert = are_experts(Member, clock.now())
    classes = {"staff": staff, "expert": expert, "member": and_(~staff, ~expert)}
    may_enter = [condition for name, condition in classes.items() if getattr(post, name)]
    voices = {(post.starter_id, post.starter, post.starter_hides, post.starter_role)}
    if not post.is_expert:
        voices.add((post.voice_id, post.member_id, post.is_pseudonym, post.role))
    apart = or_(*(_kept_apart(post.thread_id, *voice) for voice in sorted(voices)))
    return and_(
        Member.erased_at.is_(None),
        Member.email_verified_at.is_not(None),
        Member.id != post.member_id,
        or_(false(), *may_enter),
        or_(staff, ~apart),
    )


def _find(post_id: int) -> Any:
    """None when nobody may read it."""
    query = (
        select(Post.thread_id, Post.voice_id, Post.is_expert, Voice.member_id, Voice.is_pseudonym)
        .add_columns(Member.role, _starter.id.label("starter_id"))
        .add_columns(_starter.member_id.label("starter"), _first.role.label("starter_role"))
        .add_columns(_starter.is_pseudonym.label("starter_hides"))
        .add_columns(*(open_to(one).label(name) for name, one in _CLASSES.items()))
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .join(_starter, _starter.starts_thread_id == Thread.id)
        .join(_first, _first.id == _starter.member_id)
        .where(Post.id == post_id, text_readable())
    )
    return db.session.execute(query).one_or_none()


def _kept_apart(
    thread_id: int, voice_id: int, member_id: int, is_pseudonym: bool, role: str
) -> ColumnElement[bool]:
    """As `hiding` has it: a block of a member is about open voices, one of a pseudonym about that
    one voice."""
    from_voice = select(VoiceBlock.member_id).where(VoiceBlock.voice_id == voice_id)
    if not is_pseudonym and role in STAFF:
        return Member.id.in_(from_voice)
    of_mine = (
        select(_mine.member_id)
        .join(VoiceBlock, VoiceBlock.voice_id == _mine.id)
        .where(_mine.thread_id == thread_id, VoiceBlock.member_id == member_id)
    )
    apart = [Member.id.in_(from_voice), Member.id.in_(of_mine)]
    if not is_pseudonym:
        by_them = select(Block.member_id).where(Block.blocked_id == member_id)
        of_them = select(Block.blocked_id).where(Block.member_id == member_id)
        apart += [Member.id.in_(by_them), Member.id.in_(of_them)]
    return or_(*apart)
