"""What the tests of digests share."""

from forum.notifications import service as notifications
from forum.notifications import spreading
from forum.notifications.kinds import Kind
from forum.notifications.service import About
from tests import make

ADA = "ada@example.org"


def told(who, post):
    about = About(f"thread:{post.thread_id}", post.id, post.thread_id)
    return notifications.tell(Kind.REPLY, [who.id], about)


def begun(first=None, **facts):
    """A thread, and all who follow where it stands told of it."""
    first = first or make.thread(make.member(), **facts)
    news = spreading.read_news(first.id)
    assert news is not None
    spreading.tell_aimed(news)
    spreading.tell_some(news, 0)
    return first


def body_of(letter) -> str:
    parts = [part.get_content() for part in letter.walk() if not part.is_multipart()]
    assert len(parts) == 2
    return "".join(parts)
