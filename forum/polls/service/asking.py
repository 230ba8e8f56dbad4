"""A poll comes and goes with its post. `posting` calls these, in the transaction of the post."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from forum.core import clock
from forum.core.db import db
from forum.polls.models import Poll, PollOption, Vote
from forum.polls.views import NewPoll


def add_poll(post_id: int, new: NewPoll) -> None:
    """Under a post that was made just now."""
    poll = Poll(
        post_id=post_id,
        question=new.question,
        most=new.most,
        closes_at=new.lasts and clock.now() + new.lasts,
    )
    db.session.add(poll)
    db.session.flush()
    for number, text in enumerate(new.options, start=1):
        db.session.add(PollOption(poll_id=poll.id, number=number, text=text))
    db.session.flush()


def remove_poll(post_id: int) -> None:
    """The poll under this post, if there is one, with all that was chosen."""
    held = select(Poll.id).where(Poll.post_id == post_id).with_for_update()
    remove_held(db.session.scalars(held).all())


def remove_held(poll_ids: Sequence[int]) -> None:
    """Whoever votes holds the poll first, and finds it gone."""
    for table in (Vote, PollOption):
        db.session.execute(delete(table).where(table.poll_id.in_(poll_ids)))
    db.session.execute(delete(Poll).where(Poll.id.in_(poll_ids)))
