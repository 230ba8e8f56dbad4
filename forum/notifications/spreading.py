"""Who hears of a new post: who is mentioned, who is quoted, who follows. Of one post a member
hears once, by the first of these that fits. A stretch of members at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, not_, select, union

from forum.accounts.models import Member
from forum.accounts.names import username_key
from forum.accounts.policy import has_profile
from forum.core.db import db
from forum.experts.questions.hearing import first_answered
from forum.marks.followers import followers_around, followers_of, mutes
from forum.notifications.kinds import Kind
from forum.notifications.said_to import mentioned, quoted
from forum.notifications.service import About, tell
from forum.threads.audience import audience
from forum.threads.models import Post, Voice

BATCH = 1000


@dataclass(frozen=True)
class News:
    """A post that is there to be told of."""

    thread_id: int
    post_id: int
    kind: Kind
    names: Sequence[str]
    quotes: Sequence[int]

    @property
    def itself(self) -> About:
        return About(f"post:{self.post_id}", self.post_id, self.thread_id)

    @property
    def thread(self) -> About:
        return About(f"thread:{self.thread_id}", self.post_id, self.thread_id)


def read_news(post_id: int) -> News | None:
    """None for what is gone already."""
    post = db.session.get(Post, post_id, populate_existing=True)
    if post is None or post.deleted_at or post.removed_at:
        return None
    of_reply = Kind.EXPERT_ANSWER if post.is_expert else Kind.REPLY
    kind = Kind.NEW_THREAD if post.number == 1 else of_reply
    return News(post.thread_id, post.id, kind, mentioned(post.body_html), quoted(post.body))


def tell_aimed(news: News) -> None:
    """The few of whom it speaks."""
    if news.names:
        keys = [username_key(name) for name in news.names]
        named = _who(news, has_profile(), Member.username_key.in_(keys))
        tell(Kind.MENTION, named, news.itself)
    if news.quotes:
        tell(Kind.QUOTE, _who(news, Member.id.in_(_writers(news))), news.itself)


def tell_some(news: News, last: int) -> int | None:
    """Of who follows, the next after this member by number. Answers who was the last of these,
    or None at the end."""
    number = _followers(news).subquery().c.member_id
    some = select(number).where(number > last).order_by(number).limit(BATCH).subquery()
    highest, count = db.session.execute(select(func.max(some.c[0]), func.count())).one()
    if not count:
        return None
    which = Member.id > last, Member.id <= highest, Member.id.in_(select(number))
    tell(news.kind, _who(news, *which), news.thread)
    return int(highest) if count == BATCH else None


def _who(news: News, *which: ColumnElement[bool]) -> Select[int]:
    """Of all members those for whom it is there, and who did not mute where it stands. Who asked
    is told by the question itself of its first answer, and by nothing else."""
    asker = None
    if news.kind == Kind.EXPERT_ANSWER:
        asker = first_answered(news.thread_id, news.post_id)
    others = () if asker is None else (Member.id != asker,)
    here = audience(news.post_id), not_(mutes(news.thread_id))
    return select(Member.id).where(*which, *others, *here)


def _writers(news: News) -> Select[int]:
    """Only of posts in the same thread: its reader could read those too."""
    query = select(Voice.member_id).join(Post, Post.voice_id == Voice.id)
    return query.where(Post.id.in_(news.quotes), Post.thread_id == news.thread_id)


def _followers(news: News) -> Select[int]:
    if news.kind == Kind.NEW_THREAD:
        return select(union(*followers_around(news.thread_id)).subquery().c[0].label("member_id"))
    return select(followers_of(news.thread_id).subquery().c.member_id)
