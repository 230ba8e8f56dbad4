"""A cry for help in a question to experts: it waits for none of them, and who wrote it reads where
there is help."""

import pytest

from forum.experts.questions.queries import get_question
from forum.experts.questions.reasons import Reason
from forum.experts.states import QuestionState
from forum.moderation.signals.queries import signals
from forum.posting import questions as posting
from forum.posting import service as writing
from forum.threads.kinds import Kind, Opening
from tests import make
from tests.experts.asked import asked, waiting

pytestmark = pytest.mark.usefixtures("app")

CRY = "Door de pijn wil ik niet meer leven. Ik wil dood."


def begin(asker, **said):
    words = {"title": "Hoe verder?", "body": CRY} | said
    opening = Opening(make.category().slug, Kind.QUESTION, **words)
    return writing.start_thread(make.viewer(asker), opening)


def question_of(asker, post):
    return get_question(make.viewer(asker), post.thread_id)


def test_it_is_closed_at_once_and_says_where_there_is_help(outbox_of):
    asker, _moderator = make.member(), make.moderator()
    found = question_of(asker, begin(asker))
    assert (found.state, found.reason) == (QuestionState.CLOSED, Reason.CRISIS)
    for number in ("113", "0800-0113", "112"):
        assert number in str(found.told)
    assert "huisarts" not in str(found.told)
    # Moderators hear by what is noted of the post, and once.
    assert outbox_of("QuestionAlarmed") == []
    assert len(outbox_of("CrisisNoted")) == 1
    assert [one.is_crisis for one in signals(make.viewer(make.moderator())).items] == [True]
    asked(asker)  # it holds up no other


def test_a_title_counts_and_asking_it_later_too():
    asker = make.member()
    assert question_of(asker, begin(asker, title=CRY, body="Wat nu?")).reason == Reason.CRISIS
    later = make.thread(author := make.member(), body=CRY)
    posting.ask(make.viewer(author), later.thread_id)
    assert question_of(author, later).reason == Reason.CRISIS


def test_words_that_come_in_later_take_it_out_of_the_row(outbox_of):
    asker = make.member()
    first = waiting(asker)
    writing.edit_post(make.viewer(asker), first.id, body=CRY)
    assert question_of(asker, first).reason == Reason.CRISIS
    assert outbox_of("QuestionAlarmed") == []


def test_experts_and_others_read_nothing_of_why(visitor):
    asker = make.member()
    first = begin(asker)
    path = f"/t/{first.thread_id}-hoe-verder"
    assert "wacht dan niet op een expert" in visitor.log_in(asker).get(path).text
    for other in (make.member(), make.expert()):
        page = visitor.log_in(other).get(path).text
        assert "zelfdoding" not in page
    program = visitor.application.test_client().bearer(make.token(make.expert()))
    for state in ("waiting", "assigned", "answered"):
        answer = program.get(f"/api/v1/questions?state={state}")
        assert (answer.status_code, answer.json["items"]) == (200, [])
