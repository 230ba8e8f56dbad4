"""Saying which reply helped: a choice of who asked, and no seal of an expert."""

import pytest

from forum.core.db import db, transaction
from forum.core.errors import NotFound, Refused
from forum.threads import queries, service
from forum.threads.kinds import Kind
from forum.threads.models import Thread
from tests import make


@pytest.fixture
def asker(app):
    return make.member()


@pytest.fixture
def question(asker):
    return make.thread(asker, kind=Kind.QUESTION)


@pytest.fixture
def helper(app):
    return make.member(username="Hans")


@pytest.fixture
def answer(question, helper):
    return make.reply(question, helper)


def _accept(asker, post):
    return service.accept_answer(make.viewer(asker), post.thread_id, post.id)


def _chosen(post, viewer) -> int | None:
    return queries.get_thread(viewer, post.thread_id).accepted_number


def test_who_asked_chooses_changes_and_takes_back(asker, question, answer):
    other, anyone = make.reply(question), make.viewer(make.member())
    for post in (answer, answer, other):
        assert _accept(asker, post).accepted_id == post.id
        assert _chosen(post, anyone) == post.number
    service.withdraw_answer(make.viewer(asker), question.thread_id)
    assert _chosen(question, anyone) is None


def test_choosing_again_does_not_move_its_moment(asker, answer, time):
    _accept(asker, answer)
    chosen = db.session.get_one(Thread, answer.thread_id, populate_existing=True).accepted_at
    time.pass_time(hours=1)
    _accept(asker, answer)
    again = db.session.get_one(Thread, answer.thread_id, populate_existing=True)
    assert again.accepted_at == chosen


def test_who_asked_under_a_pseudonym_chooses_too(asker, helper):
    question = make.thread(asker, kind=Kind.QUESTION, pseudonym=True)
    answer = make.reply(question, helper)
    assert _accept(asker, answer).is_answered


@pytest.mark.parametrize(
    "someone", [make.member, make.expert, make.moderator, make.admin], ids=lambda it: it.__name__
)
def test_nobody_else_chooses(question, answer, someone):
    with pytest.raises(Refused) as refused:
        _accept(someone(), answer)
    assert refused.value.code == "not_yours"


def test_not_ones_own_reply_and_not_the_question_itself(asker, question):
    own = make.reply(question, asker)
    for post in (question, own):
        with pytest.raises(Refused) as refused:
            _accept(asker, post)
        assert refused.value.code == "own_post"


@pytest.mark.parametrize("kind", [Kind.DISCUSSION, Kind.RECOVERY])
def test_only_a_question_has_an_answer(asker, kind):
    reply = make.reply(make.thread(asker, kind=kind))
    with pytest.raises(Refused) as refused:
        _accept(asker, reply)
    assert refused.value.code == "no_question"


def test_a_reply_elsewhere_is_no_answer_here(asker, question):
    elsewhere = make.reply(make.thread(asker, kind=Kind.QUESTION))
    with pytest.raises(NotFound):
        service.accept_answer(make.viewer(asker), question.thread_id, elsewhere.id)


def test_a_lock_does_not_keep_one_from_choosing(asker, question, answer):
    service.lock(make.viewer(make.moderator()), question.thread_id)
    assert _accept(asker, answer).is_answered


def test_who_may_not_write_does_not_choose(asker, answer, time):
    asker.suspended_until = time.at.replace(year=2031)
    with pytest.raises(Refused) as refused:
        _accept(asker, answer)
    assert refused.value.code == "suspended"


def test_an_old_page_does_not_take_back_a_newer_choice(visitor, asker, question, answer):
    newer = make.reply(question)
    _accept(asker, newer)
    visitor.log_in(asker)
    assert visitor.submit(f"/p/{answer.id}/accepted", on="0").status_code == 303
    assert _chosen(question, make.viewer(asker)) == newer.number
    visitor.submit(f"/p/{newer.id}/accepted", on="0")
    assert _chosen(question, make.viewer(asker)) is None


def test_programs_choose_and_read_it_too(visitor, asker, question, answer):
    path = f"/api/v1/threads/{question.thread_id}"
    visitor.bearer(make.token(asker))
    for post_id, number in ((answer.id, 2), (None, None)):
        chosen = visitor.put(f"{path}/accepted", json={"post_id": post_id})
        for told in (chosen.json, visitor.get(path).json):
            assert (told["accepted_post_id"], told["accepted_number"]) == (post_id, number)
            assert told["is_answered"] is bool(post_id)
    assert visitor.put(f"{path}/accepted", json={}).status_code == 422
    assert visitor.put(f"{path}/accepted", json={"post_id": 999_999}).status_code == 404


def test_two_choices_at_once_are_one(open_site, run_parallel):
    asker = make.member()
    question = make.thread(asker, kind=Kind.QUESTION)
    replies, viewer = [make.reply(question).id for _ in range(4)], make.viewer(asker)

    def choose(post_id: int) -> None:
        with transaction():
            service.accept_answer(viewer, question.thread_id, post_id)

    assert run_parallel([lambda post_id=one: choose(post_id) for one in replies]) == [None] * 4
    thread = queries.get_thread(viewer, question.thread_id)
    assert thread.accepted_id in replies
