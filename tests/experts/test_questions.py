"""Asking an expert: one question at a time, and nothing that cannot wait."""

from functools import partial

import pytest

from forum.alarms import rules
from forum.core.errors import Conflict, NotFound, Refused
from forum.experts.questions import service
from forum.experts.questions.answering import note_answered
from forum.experts.questions.queries import ask_question, get_question
from forum.experts.questions.reasons import Reason
from forum.experts.states import QuestionState
from forum.moderation import questions as moderation
from forum.posting import questions as posting
from forum.posting import service as writing
from forum.threads import service as threads
from forum.threads.kinds import Kind, Opening
from forum.threads.queries import get_thread
from tests import make
from tests.experts.asked import NUMB, answered, asked, claimed, row, waiting
from tests.posting.reading import read

pytestmark = pytest.mark.usefixtures("app")


ALARMING = "Mijn billen zijn sinds gisteren allebei gevoelloos, net als mijn been."


def _start(member, title="Mag ik tillen?", body="Dat vraag ik me af.", kind=Kind.QUESTION, **more):
    opening = Opening(category=make.category().slug, kind=kind, title=title, body=body)
    return writing.start_thread(make.viewer(member), opening, **more)


def _state(first, member):
    return get_question(make.viewer(member), first.thread_id).state


def test_a_thread_that_is_a_question_asks_by_itself():
    asker = make.member()
    assert _state(_start(asker), asker) == QuestionState.ASKED


def test_a_thread_of_another_kind_asks_nothing_until_its_starter_does():
    asker = make.member()
    first = _start(asker, kind=Kind.RECOVERY)
    with pytest.raises(NotFound):
        _state(first, asker)
    posting.ask(make.viewer(asker), first.thread_id)
    assert _state(first, asker) == QuestionState.ASKED


def test_a_second_question_is_there_as_a_thread_and_waits_for_its_turn():
    asker = make.member()
    first, second = _start(asker), _start(asker, title="En rekken?")
    viewer = make.viewer(asker)
    found = ask_question(viewer, get_thread(viewer, second.thread_id)).ask()
    assert found.here is None
    assert found.elsewhere.thread_id == first.thread_id
    with pytest.raises(Conflict, match="Mag ik tillen") as told:
        posting.ask(viewer, second.thread_id)
    assert told.value.code == "question_open"
    service.take_back(viewer, first.thread_id)
    posting.ask(viewer, second.thread_id)
    assert _state(second, asker) == QuestionState.ASKED


def test_asking_twice_is_asking_once():
    asker = make.member()
    first = waiting(asker)
    posting.ask(make.viewer(asker), first.thread_id)
    assert _state(first, asker) == QuestionState.WAITING


def test_only_the_starter_asks():
    first = make.thread()
    with pytest.raises(Refused, match="begon"):
        posting.ask(make.viewer(make.member()), first.thread_id)


def test_a_pseudonym_may_ask_too():
    asker = make.member()
    first = asked(asker, pseudonym=True)
    assert _state(first, asker) == QuestionState.ASKED


def test_a_question_taken_back_can_be_asked_again_from_the_start():
    asker, expert = make.member(), make.expert()
    first = claimed(expert, asker)
    viewer = make.viewer(asker)
    service.take_back(viewer, first.thread_id)
    service.take_back(viewer, first.thread_id)
    assert get_question(viewer, first.thread_id).reason == Reason.TAKEN_BACK
    posting.ask(viewer, first.thread_id)
    found = row(first)
    assert (found.state, found.claimed_by, found.approved_at) == ("asked", None, None)


def test_what_was_answered_is_neither_taken_back_nor_asked_again():
    asker = make.member()
    first = answered(asker)
    for act in (service.take_back, posting.ask):
        with pytest.raises(Conflict, match="al beantwoord"):
            act(make.viewer(asker), first.thread_id)
    assert not note_answered(first.thread_id)
    asked(asker)  # and another one may be asked


def test_a_question_that_was_deleted_holds_up_no_other():
    asker = make.member()
    first = asked(asker)
    make.reply(first)
    threads.delete_post(make.viewer(asker), first.id)
    asked(asker)
    with pytest.raises(Conflict, match="eerste bericht"):
        posting.ask(make.viewer(asker), first.thread_id)


def test_a_sign_for_which_one_does_not_wait_closes_the_question_at_once(monkeypatch, outbox_of):
    monkeypatch.setattr(rules, "RULES", (NUMB,))
    asker, moderator = make.member(), make.moderator()
    first = _start(asker, body=ALARMING, acknowledged=read(ALARMING))
    found = get_question(make.viewer(asker), first.thread_id)
    assert (found.state, found.reason) == (QuestionState.CLOSED, Reason.ALARM)
    assert "huisartsenspoedpost" in str(found.told)
    alarm = {"thread_id": first.thread_id, "member_id": moderator.id}
    assert outbox_of("QuestionAlarmed") == [alarm]
    asked(asker)  # it holds up no other


def test_asking_again_with_the_same_sign_tells_those_who_moderate_once(monkeypatch, outbox_of):
    monkeypatch.setattr(rules, "RULES", (NUMB,))
    asker, _moderator = make.member(), make.moderator()
    first = _start(asker, body=ALARMING, acknowledged=read(ALARMING))
    for _again in range(3):
        posting.ask(make.viewer(asker), first.thread_id)
    assert len(outbox_of("QuestionAlarmed")) == 1
    assert get_question(make.viewer(asker), first.thread_id).reason == Reason.ALARM


def test_asking_later_looks_at_the_words_too(monkeypatch):
    asker = make.member()
    first = make.thread(asker, title="Gevoel weg: gevoelloos")
    asked(asker)
    monkeypatch.setattr(rules, "RULES", (NUMB,))
    posting.ask(make.viewer(asker), first.thread_id)
    assert get_question(make.viewer(asker), first.thread_id).reason == Reason.ALARM


def test_words_that_come_in_later_take_the_question_out_of_the_queue(monkeypatch):
    monkeypatch.setattr(rules, "RULES", (NUMB,))
    asker = make.member()
    first = waiting(asker)
    text = {"body": ALARMING, "acknowledged": read(ALARMING)}
    writing.edit_post(make.viewer(asker), first.id, **text)
    assert get_question(make.viewer(asker), first.thread_id).reason == Reason.ALARM


def test_what_is_answered_stays_so_whatever_is_written_later(monkeypatch):
    monkeypatch.setattr(rules, "RULES", (NUMB,))
    asker = make.member()
    first = answered(asker)
    text = {"body": ALARMING, "acknowledged": read(ALARMING)}
    writing.edit_post(make.viewer(asker), first.id, **text)
    assert _state(first, asker) == QuestionState.ANSWERED


def test_a_moderator_looks_first_and_says_why_not(outbox_of):
    asker, moderator = make.member(), make.viewer(make.moderator())
    first = asked(asker)
    words = {"reason": Reason.OTHER, "words": "Vraag dit liever je apotheek."}
    moderation.close(moderator, first.thread_id, **words)
    found = get_question(make.viewer(asker), first.thread_id)
    assert (found.state, found.words) == (QuestionState.CLOSED, words["words"])
    assert outbox_of("QuestionSentBack") == [{"thread_id": first.thread_id}]
    for act in (moderation.approve, partial(moderation.put_first, reason="Haast")):
        with pytest.raises(Conflict, match="al beantwoord of gesloten"):
            act(moderator, first.thread_id)


def test_nobody_lets_their_own_question_through():
    moderator = make.moderator()
    first = asked(moderator)
    with pytest.raises(Refused, match="eigen vraag"):
        moderation.approve(make.viewer(moderator), first.thread_id)


def test_what_waits_is_known_to_who_asked_and_who_can_help_alone():
    asker = make.member()
    first, early = waiting(asker), asked()
    for reader in (asker, make.expert(), make.moderator()):
        assert _state(first, reader) == QuestionState.WAITING
    for reader, which in ((make.member(), first), (make.expert(), early)):
        with pytest.raises(NotFound):
            _state(which, reader)
