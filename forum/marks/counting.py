"""Reactions in sum: with every post stands how many there are, so that no page counts them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, case, delete, func, or_, select

from forum.core.db import db
from forum.marks.models import Reaction
from forum.threads.counting import count_reaction, hold_reactions, set_reactions
from forum.threads.kinds import ReactionKind
from forum.threads.models import Post
from forum.threads.rows import REACTIONS

WINDOW = 20_000  # posts compared at once, so that no statement takes long


@dataclass(frozen=True)
class Drift:
    """A number that was not the number of rows."""

    post_id: int
    kind: ReactionKind
    stood: int
    found: int


def forget_reactions(member_id: int) -> None:
    """Of a member who is held and so leaves no new ones."""
    gone = delete(Reaction).where(Reaction.member_id == member_id)
    rows = db.session.execute(gone.returning(Reaction.post_id, Reaction.kind)).all()
    for kind in ReactionKind:
        count_reaction(kind, on=[row.post_id for row in rows if row.kind == kind], by=-1)


def recount() -> Sequence[Drift]:
    """Set right every number that is not what its rows add up to, and tell which those were."""
    return [drift for post_id in list(_suspects()) for drift in _recount_post(post_id)]


def _suspects() -> Iterator[int]:
    """Looked for without holding anything, so some may turn out right."""
    last = db.session.scalar(select(func.max(Post.id))) or 0
    for start in range(0, last + 1, WINDOW):
        yield from db.session.scalars(_wrong_between(start, start + WINDOW - 1)).all()


def _wrong_between(first: int, last: int) -> Select[int]:
    sums = (
        func.sum(case((Reaction.kind == kind, 1), else_=0)).label(kind.name)
        for kind in ReactionKind
    )
    within = Reaction.post_id.between(first, last)
    rows = select(Reaction.post_id, *sums).where(within).group_by(Reaction.post_id).subquery()
    wrong = (column != func.coalesce(rows.c[kind.name], 0) for kind, column in REACTIONS.items())
    both = select(Post.id).outerjoin(rows, rows.c.post_id == Post.id)
    return both.where(Post.id.between(first, last), or_(*wrong)).order_by(Post.id)


def _recount_post(post_id: int) -> Iterator[Drift]:
    """While its numbers are held: who reacts now has a row that is not seen here, and then waits
    to count on from what is set."""
    stood, found = hold_reactions(post_id), _found(post_id)
    if stood != found:
        set_reactions(post_id, found)
    for kind in ReactionKind:
        if stood[kind] != found[kind]:
            yield Drift(post_id, kind, stood[kind], found[kind])


def _found(post_id: int) -> Mapping[ReactionKind, int]:
    query = select(Reaction.kind, func.count()).where(Reaction.post_id == post_id)
    counts = {kind: count for kind, count in db.session.execute(query.group_by(Reaction.kind))}
    return {kind: counts.get(kind, 0) for kind in ReactionKind}
