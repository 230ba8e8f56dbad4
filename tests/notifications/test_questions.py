"""Who asked an expert hears how it goes with the question."""

import pytest

from forum.experts.questions import service as questions
from forum.experts.questions.answering import note_answered
from forum.jobs.questioning import keep_questions
from forum.notifications import service
from forum.notifications.kinds import Kind, Way
from forum.notifications.telling import place, sentence
from tests import make
from tests.experts.asked import waiting
from tests.notifications.told import seen

ADDRESS = "wilma@example.org"
CLAIMED = "Een expert heeft je vraag ‘Hoe begin ik?’ opgepakt"
LATE = "Je vraag ‘Hoe begin ik?’ wacht langer dan we willen"


@pytest.fixture
def asker(app):
    return make.member(email=ADDRESS, username="Wilma")


@pytest.fixture
def heard(asker, run_worker):
    def hear():
        run_worker()
        return [str(sentence(one)) for one in seen(asker)]

    return hear


def test_that_an_expert_took_it_up_and_where_it_stands(asker, heard, smtp):
    first, expert = waiting(asker), make.expert(username="Dr Zand")
    questions.claim(make.viewer(expert), first.thread_id)
    assert heard() == [CLAIMED]
    (one,) = seen(asker)
    assert place(one) == ("threads.find", {"thread_id": first.thread_id})
    (letter,) = smtp.to(ADDRESS)
    assert letter["Subject"] == "Nieuws voor je op Ruggespraak"
    assert "Hoe begin ik" not in letter.as_string()
    assert "Zand" not in letter.as_string()
    assert "List-Unsubscribe" in letter


def test_taking_it_up_again_and_again_is_told_once_until_it_was_read(asker, heard, smtp, time):
    first, expert = waiting(asker), make.viewer(make.expert())
    for _again in range(3):
        questions.claim(expert, first.thread_id)
        assert heard() == [CLAIMED]
        questions.release(expert, first.thread_id)
        time.pass_time(minutes=1)
    assert len(smtp.to(ADDRESS)) == 1


def test_what_was_given_back_before_the_worker_came_is_no_news(asker, heard):
    first, expert = waiting(asker), make.viewer(make.expert())
    questions.claim(expert, first.thread_id)
    questions.release(expert, first.thread_id)
    assert heard() == []


def test_that_it_waits_too_long_by_a_letter_of_its_own(asker, heard, smtp, time):
    waiting(asker)
    time.pass_time(days=10)
    keep_questions()
    assert heard() == [LATE]
    assert [one["Subject"] for one in smtp.to(ADDRESS)] == ["Je vraag wacht langer dan we willen"]


def test_not_once_it_was_answered(asker, heard, time):
    first = waiting(asker)
    time.pass_time(days=10)
    keep_questions()
    note_answered(first.thread_id)
    assert LATE not in heard()


@pytest.mark.parametrize(("way", "told"), [(Way.SITE, 2), (Way.DIGEST, 2), (Way.NEVER, 0)])
def test_otherwise_than_by_mail_nothing_is_mailed(asker, heard, smtp, time, way, told):
    service.choose(make.viewer(asker), {Kind.QUESTION: way})
    first = waiting(asker)
    time.pass_time(days=10)
    keep_questions()
    questions.claim(make.viewer(make.expert()), first.thread_id)
    assert len(heard()) == told
    assert smtp.to(ADDRESS) == []
