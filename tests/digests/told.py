"""What the tests of digests share."""

from forum.notifications import service as notifications
from forum.notifications.kinds import Kind
from forum.notifications.service import About

ADA = "ada@example.org"


def told(who, post):
    about = About(f"thread:{post.thread_id}", post.id, post.thread_id)
    return notifications.tell(Kind.REPLY, [who.id], about)


def body_of(letter) -> str:
    parts = [part.get_content() for part in letter.walk() if not part.is_multipart()]
    assert len(parts) == 2
    return "".join(parts)
