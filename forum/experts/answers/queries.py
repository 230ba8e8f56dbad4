"""Reading what belongs to answers, beside the posts that hold their text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, exists, func, or_, select

from forum.accounts.badge import are_experts
from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import alias
from forum.core.questions import Question
from forum.experts.answers.views import ENDORSERS_NAMED, AnswerView, ByPost, EndorsementView
from forum.experts.models import Endorsement, ExpertAnswer, Verification
from forum.experts.states import VerificationState
from forum.threads.models import Post
from forum.threads.views import PostView

_answered, _added_to = alias(Post), alias(Post)


def ask_answers(viewer: Viewer, posts: Iterable[PostView]) -> Question[ByPost] | None:
    """Of those of these posts that are answers, by their numbers; without who endorsed them."""
    ids = _ids(posts)
    if not ids:
        return None
    mine = exists().where(
        Endorsement.post_id == ExpertAnswer.post_id, Endorsement.member_id == viewer.id
    )
    query = (
        select(
            ExpertAnswer.post_id,
            ExpertAnswer.profession,
            ExpertAnswer.answered_at,
            ExpertAnswer.verified_at,
            _revoked_at(ExpertAnswer.member_id, since=ExpertAnswer.answered_at).label("revoked_at"),
            _added_to.id.label("supplements_id"),
            _added_to.number.label("supplements_number"),
            _answered.id.label("answers_id"),
            _answered.number.label("answers_number"),
            _counted().label("endorsement_count"),
            mine.label("is_endorsed"),
        )
        .outerjoin(_added_to, _still(_added_to, ExpertAnswer.supplements_id))
        .outerjoin(_answered, _still(_answered, ExpertAnswer.answers_id))
        .where(ExpertAnswer.post_id.in_(ids))
    )
    return Question(query, _by_post)


def ask_endorsements(posts: Iterable[PostView]) -> Question[dict[int, list[Any]]] | None:
    """The first who stand behind each of these answers."""
    ids = _ids(posts)
    if not ids:
        return None
    rank = func.row_number(type_=Integer).over(
        partition_by=Endorsement.post_id, order_by=(Endorsement.endorsed_at, Endorsement.member_id)
    )
    found = (
        select(
            Endorsement.post_id,
            Endorsement.profession,
            Endorsement.endorsed_at,
            and_(Endorsement.version < Post.version, Endorsement.endorsed_at <= Post.edited_at)
            .is_(True)
            .label("of_earlier"),
            Member.username,
            or_(Member.erased_at.is_not(None), Member.paused_at.is_not(None)).label("is_away"),
            rank.label("rank"),
        )
        .join(Post, Post.id == Endorsement.post_id)
        .join(Member, Member.id == Endorsement.member_id)
        .where(Endorsement.post_id.in_(ids), _counts())
        .subquery()
    )
    query = select(found).where(found.c.rank <= ENDORSERS_NAMED)
    return Question(query, _endorsements)


def joined(answers: ByPost | None, endorsements: dict[int, list[Any]] | None) -> ByPost:
    """The answers with who stands behind them."""
    behind = endorsements or {}
    return {
        post_id: replace(answer, endorsements=behind.get(post_id, ()))
        for post_id, answer in (answers or {}).items()
    }


def _ids(posts: Iterable[PostView]) -> list[int]:
    return sorted({post.id for post in posts if post.is_expert and post.is_readable})


def _still(post: Any, number: Any) -> ColumnElement[bool]:
    return and_(post.id == number, post.deleted_at.is_(None), post.removed_at.is_(None))


def _revoked_at(member_id: Any, *, since: Any) -> Any:
    """When it was last said of a member that they are no expert after all. Who was verified anew
    and wrote then, wrote as an expert."""
    latest = select(func.max(Verification.ended_at)).where(
        Verification.member_id == member_id,
        Verification.state == VerificationState.REVOKED,
        Verification.ended_at >= since,
    )
    return latest.correlate(ExpertAnswer, Endorsement).scalar_subquery()


def _counts() -> ColumnElement[bool]:
    """Of endorsements: not of who turned out to be no expert. For queries that join Member."""
    revoked = _revoked_at(Endorsement.member_id, since=Endorsement.endorsed_at)
    return or_(are_experts(Member, clock.now()), revoked.is_(None))


def _counted() -> Any:
    counted = (
        select(func.count())
        .select_from(Endorsement)
        .join(Member, Member.id == Endorsement.member_id)
        .where(Endorsement.post_id == ExpertAnswer.post_id, _counts())
    )
    return counted.correlate(ExpertAnswer).scalar_subquery()


def _by_post(rows: Sequence[Any]) -> ByPost:
    names = [name for name in AnswerView.__dataclass_fields__ if name != "endorsements"]
    facts = [{name: getattr(row, name) for name in names} for row in rows]
    return {one["post_id"]: AnswerView(**one | _flags(one)) for one in facts}


def _flags(facts: dict[str, Any]) -> dict[str, Any]:
    return {"is_endorsed": bool(facts["is_endorsed"])}


def _endorsements(rows: Sequence[Any]) -> dict[int, list[EndorsementView]]:
    found: dict[int, list[EndorsementView]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.post_id, row.rank)):
        found[row.post_id].append(_endorsement(row, row.endorsed_at))
    return found


def _endorsement(row: Any, endorsed_at: datetime) -> EndorsementView:
    name = None if row.is_away else row.username
    return EndorsementView(name, row.profession, endorsed_at, bool(row.of_earlier))
