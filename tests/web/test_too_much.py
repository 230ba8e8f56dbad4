"""What is too much, broken or too late is refused in words, quickly, and nothing of it is kept."""

import resource
from time import process_time

import pytest
from sqlalchemy import func, select

from forum.core.db import db
from forum.drafts.models import Draft
from forum.marks.models import Reaction
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.polls import service as polls
from forum.polls.models import Vote
from forum.threads.models import Post
from forum.uploads.models import Upload
from tests import make
from tests.uploads.files import gif_of, names, photo, png_of
from tests.uploads.sending import call

KEPT = (Draft, Post, Reaction, Upload, Vote)
MEGABYTES = 64  # far below what any of these would take if it were believed


@pytest.fixture
def program(visitor):
    visitor.bearer(make.token(make.member()))
    return visitor


@pytest.fixture
def suspended(visitor):
    visitor.bearer(make.token(make.suspended()))
    return visitor


@pytest.fixture
def refused():
    """Call it with an act to see it refused so, with words in which this stands."""

    def look(act, status: int, words: str) -> None:
        before, began, grown = _kept(), process_time(), _highest()
        answer = act()
        assert process_time() - began < 1
        assert _highest() - grown < MEGABYTES
        assert answer.status_code == status
        assert words in answer.get_data(as_text=True)
        assert _kept() == before

    return look


def _kept() -> list:
    rows = [db.session.scalar(select(func.count()).select_from(table)) for table in KEPT]
    return [*rows, names()]


def _highest() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize("body", ["@Wilma " * 50_000, "- punt\n" * 10_000])
def test_a_text_without_end(program, refused, body):
    place = f"/api/v1/threads/{make.thread().thread_id}/posts"
    headers = {"Idempotency-Key": "a"}
    refused(lambda: program.post(place, json={"body": body}, headers=headers), 422, "20.000")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!doctype html><script>alert(1)</script>", "geen afbeelding die we kennen"),
        (png_of(40_000, 40_000), "te veel pixels"),
        (photo()[:2_000], "beschadigd"),
    ],
)
def test_a_file_that_is_no_picture_of_ours(program, refused, content, words):
    refused(lambda: call(program, content), 422, words)


def test_of_a_picture_that_moves_without_end_the_first_is_kept(program):
    grown, began = _highest(), process_time()
    assert call(program, gif_of(5_000)).status_code == 201
    assert process_time() - began < 1
    assert _highest() - grown < MEGABYTES


def test_a_draft_of_who_may_not_write(suspended, refused):
    draft = {"body": "Nog niet af"}
    refused(lambda: suspended.put("/api/v1/drafts/new", json=draft), 403, "geschorst")


def test_a_vote_in_a_closed_poll(program, refused):
    author = make.member()
    post = make.poll(make.thread(author))
    polls.close(make.viewer(author), post.id)
    path = f"/api/v1/posts/{post.id}/vote"
    refused(lambda: program.put(path, json={"options": [1]}), 409, "gesloten")


def test_a_reaction_to_what_is_hidden(program, refused):
    post = make.reply(make.thread())
    keeper = make.viewer(make.moderator())
    moderation.act_on_post(keeper, Act.REMOVE, post.id, reason="spam", note="")
    path = f"/api/v1/posts/{post.id}/reactions/sterkte"
    refused(lambda: program.put(path), 404, "verwijderd")
