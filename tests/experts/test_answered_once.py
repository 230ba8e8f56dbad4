"""When a question was answered does not change with what is taken away and put back."""

import pytest

from forum.core.db import db
from forum.experts.models import ExpertQuestion
from forum.experts.questions.reasons import Reason
from forum.moderation import questions
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.moderation.measures import reversing
from forum.posting import questions as posting
from tests import make
from tests.web.feeds.feeding import answered_by, more


@pytest.fixture
def keeper(app):
    return make.viewer(make.moderator())


def _question(thread_id):
    db.session.expire_all()
    return db.session.get_one(ExpertQuestion, thread_id)


def _remove(keeper, post):
    return moderation.act_on_post(keeper, Act.REMOVE, post.id, reason="spam")


def _restore(keeper, post):
    moderation.act_on_post(keeper, Act.RESTORE, post.id, reason="vergissing")


def test_an_answer_that_is_put_back_answered_it_when_it_was_given(keeper, time):
    answer = answered_by()
    given = time.at
    assert _question(answer.thread_id).answered_at == given
    time.pass_time(days=2)
    _remove(keeper, answer)
    assert _question(answer.thread_id).answered_at is None
    _restore(keeper, answer)
    assert _question(answer.thread_id).answered_at == given


def test_so_does_one_of_which_the_removal_was_undone(keeper, time):
    answer = answered_by()
    given = time.at
    time.pass_time(minutes=5)
    removal = _remove(keeper, answer)
    time.pass_time(minutes=5)
    reversing.undo(keeper, removal.id)
    assert _question(answer.thread_id).answered_at == given


def test_another_answer_in_between_counts_from_when_it_was_given(keeper, time):
    answer = answered_by()
    _remove(keeper, answer)
    time.pass_time(days=1)
    more(answer, make.expert(), "Blijf bewegen.")
    again = time.at
    time.pass_time(days=1)
    _restore(keeper, answer)
    assert _question(answer.thread_id).answered_at == again


def test_what_was_asked_again_was_not_answered_before_it_was_asked(keeper, time):
    asker = make.member()
    answer = answered_by(asker=asker)
    _remove(keeper, answer)
    questions.close(keeper, answer.thread_id, reason=Reason.TOO_LITTLE)
    time.pass_time(days=1)
    posting.ask(make.viewer(asker), answer.thread_id)
    time.pass_time(days=1)
    _restore(keeper, answer)
    question = _question(answer.thread_id)
    assert question.asked_at < question.answered_at == time.at
