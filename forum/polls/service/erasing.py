"""What a member chose goes with the member, and is no longer counted. What a member asked stays
as long as the post it stands under."""

from sqlalchemy import ColumnElement, delete, or_, select, update

from forum.core.db import db
from forum.polls.models import Poll, PollOption, Vote
from forum.polls.service.asking import remove_held
from forum.polls.service.voting import count
from forum.threads.models import Post
from forum.threads.owners import posts_of
from forum.threads.service.forgetting import named_in, rewrite


def erase(member_id: int, *, everything: bool) -> None:
    """Before the posts, of which it must still be known whose they were."""
    _lose_polls(member_id, everything=everything)
    _lose_votes(member_id)
    _take_out_mentions(member_id)


def _lose_polls(member_id: int, *, everything: bool) -> None:
    mine = Poll.post_id.in_(posts_of(member_id))
    gone = or_(Post.deleted_at.is_not(None), Post.removed_at.is_not(None))
    unread = Poll.post_id.in_(select(Post.id).where(gone))
    lost = select(Poll.id).where(mine) if everything else select(Poll.id).where(mine, unread)
    remove_held(db.session.scalars(lost.order_by(Poll.id).with_for_update()).all())


def _lose_votes(member_id: int) -> None:
    voted = select(Vote.poll_id).where(Vote.member_id == member_id)
    held = select(Poll.id).where(Poll.id.in_(voted)).order_by(Poll.id).with_for_update()
    for poll_id in db.session.scalars(held).all():
        mine = Vote.poll_id == poll_id, Vote.member_id == member_id
        chosen = db.session.scalars(delete(Vote).where(*mine).returning(Vote.option_id)).all()
        count(poll_id, gained=(), lost=chosen)
        fewer = update(Poll).where(Poll.id == poll_id)
        db.session.execute(fewer.values(voter_count=Poll.voter_count - 1))


def _take_out_mentions(member_id: int) -> None:
    for mentions, posts in named_in(member_id):
        under: ColumnElement[bool] = Poll.post_id.in_(select(Post.id).where(posts))
        rewrite(Poll.question, mentions, under)
        in_polls = PollOption.poll_id.in_(select(Poll.id).where(under))
        rewrite(PollOption.text, mentions, in_polls)
