"""Members hear of new posts: many of them, so in many short transactions."""

from forum.core.db import transaction
from forum.core.outbox import Claim
from forum.notifications.spreading import News, read_news, tell_aimed, tell_some
from forum.threads.events import ReplyPosted, ThreadStarted


def tell_of_thread(event: ThreadStarted, claim: Claim) -> None:
    _tell(event.post_id, claim)


def tell_of_reply(event: ReplyPosted, claim: Claim) -> None:
    _tell(event.post_id, claim)


def _tell(post_id: int, claim: Claim) -> None:
    """Safe to begin again at any moment: nobody is told twice of what they were told."""
    news, last = _begin(post_id, claim), 0
    while news and (reached := _go_on(news, last, claim)):
        last = reached


def _begin(post_id: int, claim: Claim) -> News | None:
    with transaction():
        claim.hold()
        news = read_news(post_id)
        if news:
            tell_aimed(news)
    return news


def _go_on(news: News, last: int, claim: Claim) -> int | None:
    with transaction():
        claim.hold()
        return tell_some(news, last)
