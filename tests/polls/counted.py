"""What the counters of polls say, beside what a recount of the rows says."""

from sqlalchemy import func, select

from forum.core.db import db
from forum.polls.models import Poll, PollOption, Vote


def counters(post_id: int) -> tuple[int, list[int]]:
    options = select(PollOption.vote_count).join(Poll).where(Poll.post_id == post_id)
    voters = select(Poll.voter_count).where(Poll.post_id == post_id)
    return (
        db.session.scalar(voters),
        list(db.session.scalars(options.order_by(PollOption.number))),
    )


def recounted(post_id: int) -> tuple[int, list[int]]:
    votes = select(func.count(Vote.member_id.distinct())).join(Poll)
    each = (
        select(func.count(Vote.member_id))
        .select_from(PollOption)
        .join(Poll, Poll.id == PollOption.poll_id)
        .outerjoin(Vote, Vote.option_id == PollOption.id)
        .where(Poll.post_id == post_id)
        .group_by(PollOption.number)
        .order_by(PollOption.number)
    )
    voters = db.session.scalar(votes.where(Poll.post_id == post_id))
    return voters, list(db.session.scalars(each))


def rows() -> tuple[int, int, int]:
    return tuple(
        db.session.scalar(select(func.count()).select_from(table))
        for table in (Poll, PollOption, Vote)
    )
