"""Rows read a few at a time: each once, in order, whatever happens between two readings."""

import pytest
from sqlalchemy import select

from forum.core import sections
from forum.core.db import db
from forum.core.sections import in_batches
from forum.threads.models import Post, Voice
from tests import make


@pytest.fixture
def posts(app, monkeypatch) -> list[int]:
    """Seven of one member in two threads, by turns."""
    monkeypatch.setattr(sections, "BATCH", 3)
    member = make.member()
    threads = [make.thread(), make.thread()]
    made = [make.reply(threads[number % 2], member) for number in range(7)]
    db.session.commit()
    return [post.id for post in made]


def _reading(posts):
    query = select(Post.id).join(Voice, Voice.id == Post.voice_id).where(Post.id.in_(posts))
    return in_batches(query, Voice.id, Post.id)


def test_every_row_is_read_once_by_the_order_of_its_keys(posts):
    rows = _reading(posts)
    assert [row["id"] for row in rows()] == posts[::2] + posts[1::2]
    assert [row["id"] for row in rows()] == posts[::2] + posts[1::2]


def test_no_more_is_read_than_is_needed(posts, count_queries):
    with count_queries() as seen:
        assert len(list(_reading(posts)())) == 7
    assert len(seen) == 3


def test_a_row_that_goes_meanwhile_makes_no_other_be_missed(posts):
    rows = _reading(posts)()
    first = [next(rows)["id"] for _row in range(3)]
    db.session.delete(db.session.get_one(Post, posts[2]))
    db.session.commit()
    assert first + [row["id"] for row in rows] == posts[::2] + posts[1::2]


def test_nothing_to_read_is_no_rows(app):
    assert list(_reading([])()) == []
