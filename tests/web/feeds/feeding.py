"""Questions that experts answered with a post, and the feeds that tell of them."""

import feedparser
import pytest

from forum.accounts.models import Member
from forum.posting import service as posting
from forum.threads.kinds import ReplyKind
from forum.threads.models import Post
from tests import make
from tests.experts.asked import waiting

ATOM, RSS = "/feeds/questions.atom", "/feeds/questions.rss"
BOTH = pytest.mark.parametrize("path", [ATOM, RSS])
SAID = {"kind": ReplyKind.EXPERT, "general_information": True}


def answered_by(expert: Member | None = None, *, asker: Member | None = None, **facts) -> Post:
    """The answer of an expert to a question that waited; `body` is that of the answer."""
    body = facts.pop("body", "Bouw het rustig op.")
    first = waiting(asker, **facts)
    return more(first, expert or make.expert(), body)


def more(post: Post, expert: Member, body: str) -> Post:
    return posting.reply(make.viewer(expert), post.thread_id, body=body, **SAID)


def read(visitor, path: str = ATOM):
    """As a program reads it that forgives nothing."""
    answer = visitor.get(path)
    assert answer.status_code == 200
    found = feedparser.parse(answer.data)
    assert not found.bozo, found.get("bozo_exception")
    return found
