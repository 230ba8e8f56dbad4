"""How a chosen reply is shown, and what becomes of it when somebody takes something away."""

import pytest

from forum.accounts.service.blocking import block_member
from forum.core.db import db, transaction
from forum.core.errors import NotFound
from forum.jobs.erasing import empty_rooms
from forum.leaving.modes import Mode
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads import posts, queries, service
from forum.threads.kinds import Kind
from forum.threads.models import Thread
from tests import make

LINE = "Antwoord dat de vraagsteller hielp:"
MARK = "Dit hielp de vraagsteller."
NO_EXPERT = "Dat is iets anders dan een antwoord van een expert."


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


def _seen(post, viewer):
    """What the whole thread, its line in a list and its page say of it."""
    thread = queries.get_thread(viewer, post.thread_id)
    (line,) = [line for line in queries.threads(viewer).items if line.id == post.thread_id]
    shown = posts.stretch(viewer, thread, after=0).accepted
    assert line.accepted_number == thread.accepted_number
    return thread.accepted_number, shown.number if shown else None


def test_with_the_reply_the_choice_is_gone(asker, helper, question, answer):
    _accept(asker, answer)
    service.delete_post(make.viewer(helper), answer.id)
    assert (
        db.session.get_one(Thread, question.thread_id, populate_existing=True).accepted_at is None
    )
    assert _seen(question, make.viewer(asker)) == (None, None)


def test_while_the_reply_is_removed_nothing_is_chosen_and_restored_it_is_again(asker, answer):
    moderator = make.viewer(make.moderator())
    _accept(asker, answer)
    moderation.act_on_post(moderator, Act.REMOVE, answer.id, reason="spam", note="")
    assert _seen(answer, moderator) == (None, None)
    moderation.act_on_post(moderator, Act.RESTORE, answer.id, reason="Toch goed", note="")
    assert _seen(answer, moderator) == (2, 2)


def test_a_removed_reply_is_not_chosen(asker, answer):
    moderator = make.viewer(make.moderator())
    moderation.act_on_post(moderator, Act.REMOVE, answer.id, reason="spam", note="")
    with pytest.raises(NotFound):
        _accept(asker, answer)


def test_who_blocks_the_helper_reads_no_name_above_the_thread(visitor, asker, helper, answer):
    _accept(asker, answer)
    reader = make.member()
    block_member(make.viewer(reader), helper.username)
    assert _seen(answer, make.viewer(reader)) == (2, None)
    page = visitor.log_in(reader).get(f"/t/{answer.thread_id}-hoe-begin-ik").text
    assert LINE not in page
    assert MARK not in page
    assert "Hans" not in page


def test_the_page_tells_it_apart_from_what_an_expert_says(visitor, asker, question, answer):
    by_expert = make.answer(question, make.expert())
    path = f"/t/{question.thread_id}-hoe-begin-ik"
    visitor.log_in(asker)
    assert f'formaction="/p/{answer.id}/accepted"' in visitor.get(path).text
    assert f'formaction="/p/{question.id}/accepted"' not in visitor.get(path).text

    answered = visitor.submit(f"/p/{answer.id}/accepted", on="1")
    page = visitor.get(path).text
    assert (answered.status_code, answered.location) == (303, f"/p/{answer.id}")
    assert all(
        text in page for text in (LINE, "Hans, naar bericht 2", MARK, NO_EXPERT, "Beantwoord")
    )

    visitor.submit(f"/p/{by_expert.id}/accepted", on="1")
    page = visitor.get(path).text
    assert MARK in page
    assert NO_EXPERT not in page


def test_an_experts_answer_that_helped_says_so_once_under_the_question(visitor, asker, question):
    make.answer(question, make.expert())
    helped = make.answer(question, make.expert(username="Lotte"))
    _accept(asker, helped)
    above, _here, posts = visitor.get(f"/t/{question.thread_id}-hoe-begin-ik").text.partition(
        'id="berichten"'
    )
    assert LINE not in above
    card = posts[posts.index('id="antwoorden-kop"') : posts.index(f'id="p{helped.id - 1}"')]
    assert card.count(MARK) == 1
    assert card.count(f'href="/p/{helped.id}"') == 1
    assert card.index(MARK) > card.index("Lotte, naar bericht 3")


def test_a_list_says_that_a_question_was_answered(visitor, asker, answer):
    assert "Beantwoord" not in visitor.get("/").text
    _accept(asker, answer)
    assert "Beantwoord" in visitor.get("/").text


def test_with_all_ones_words_goes_that_they_helped(asker, helper, question, answer):
    _accept(asker, answer)
    empty_rooms(helper.id, Mode.EVERYTHING)
    assert (
        db.session.get_one(Thread, question.thread_id, populate_existing=True).accepted_at is None
    )


def test_choosing_what_is_deleted_at_that_moment_shows_nothing(open_site, run_parallel):
    asker, helper = make.member(), make.member()
    question = make.thread(asker, kind=Kind.QUESTION)
    reply = make.reply(question, helper).id
    viewer, writer = make.viewer(asker), make.viewer(helper)

    def choose() -> None:
        with transaction():
            service.accept_answer(viewer, question.thread_id, reply)

    def delete() -> None:
        with transaction():
            service.delete_post(writer, reply)

    _chosen, deleted = run_parallel([choose, delete])
    assert deleted is None
    assert queries.get_thread(viewer, question.thread_id).accepted_id is None
