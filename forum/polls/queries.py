"""Reading polls. They follow their post: who may not read that, may not see them."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, false, not_, or_, select

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import alias
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.questions import Question
from forum.polls.models import Poll, PollOption, Vote
from forum.polls.policy import is_open
from forum.polls.views import OptionView, PollView
from forum.threads.hiding import withheld_from
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import reachable_by, text_readable

Polls = Mapping[int, PollView]
_any = alias(Vote)


def ask_polls(viewer: Viewer, post_ids: Sequence[int]) -> Question[Polls]:
    """Those under these posts, by the number of the post."""
    return Question(_lines(viewer).where(Poll.post_id.in_(post_ids)), _show_all)


def polls_under(viewer: Viewer, post_ids: Sequence[int]) -> Polls:
    return ask_polls(viewer, post_ids).ask()


def get_poll(viewer: Viewer, post_id: int) -> PollView:
    """Raises NotFound, for a post without one as for a post that is not there."""
    found = polls_under(viewer, [post_id])
    if post_id not in found:
        raise NotFound(_("Deze peiling bestaat niet."))
    return found[post_id]


def _lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """A row for each answer. How often it was chosen stays in the database until the reader
    chose too, or the poll is closed: nobody looks what others say first."""
    shows = or_(not_(is_open(clock.now())), _has_voted(viewer))
    return (
        select(
            Poll.id,
            Poll.post_id,
            Post.thread_id,
            Poll.question,
            Poll.most,
            Poll.closes_at,
            is_open(clock.now()).label("is_open"),
            (Voice.member_id == viewer.id).label("mine"),
            case((shows, Poll.voter_count)).label("voters"),
            PollOption.number,
            PollOption.text,
            case((shows, PollOption.vote_count)).label("votes"),
            Vote.option_id.is_not(None).label("is_chosen"),
        )
        .join(PollOption, PollOption.poll_id == Poll.id)
        .outerjoin(Vote, (Vote.option_id == PollOption.id) & _by(viewer, Vote))
        .join(Post, Post.id == Poll.post_id)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .where(reachable_by(viewer), text_readable(), withheld_from(viewer).is_(None))
    )


def _has_voted(viewer: Viewer) -> ColumnElement[bool]:
    return exists().where(_any.poll_id == Poll.id, _by(viewer, _any)).correlate(Poll)


def _by(viewer: Viewer, vote: type[Vote]) -> ColumnElement[bool]:
    return false() if viewer.id is None else vote.member_id == viewer.id


def _show_all(rows: Sequence[Any]) -> Polls:
    ordered = sorted(rows, key=lambda row: (row.post_id, row.number))
    grouped = groupby(ordered, key=lambda row: row.post_id)
    return {post_id: _show(list(lines)) for post_id, lines in grouped}


def _show(lines: Sequence[Any]) -> PollView:
    row = lines[0]
    return PollView(
        id=row.id,
        post_id=row.post_id,
        thread_id=row.thread_id,
        question=row.question,
        most=row.most,
        closes_at=row.closes_at,
        is_closed=not row.is_open,
        mine=bool(row.mine),
        voters=row.voters,
        options=[
            OptionView(line.number, line.text, bool(line.is_chosen), line.votes) for line in lines
        ],
    )
