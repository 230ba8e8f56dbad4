"""Letters around questions: to who it is about, while it is so, and saying nothing of it."""

import re

import pytest

from forum.alarms import rules
from forum.core.db import db
from forum.experts.questions import service
from forum.experts.questions.answering import note_answered
from forum.experts.questions.reasons import Reason
from forum.jobs.questioning import keep_questions
from forum.moderation import questions as moderation
from forum.posting import questions as posting
from forum.threads import service as threads
from tests import make
from tests.experts.asked import NUMB, asked, claimed, waiting

ADDRESS = "wilma@example.org"
FORBIDDEN = r"pijn|\brug|klacht|herstel|gezond|tillen|medisch|arts|gevoel"


@pytest.fixture
def asker(app):
    return make.member(email=ADDRESS, username="Wilma")


@pytest.fixture
def sent(smtp, run_worker):
    """The subjects of what went to an address."""

    def read(address: str = ADDRESS) -> list[str]:
        db.session.commit()
        run_worker()
        return [letter["Subject"] for letter in smtp.to(address)]

    return read


def test_who_asked_hears_that_there_is_an_answer_once(asker, sent):
    first = waiting(asker)
    note_answered(first.thread_id)
    note_answered(first.thread_id)
    assert sent() == ["Er is een antwoord op je vraag"]


def test_who_asked_hears_that_it_was_sent_back(asker, sent):
    first = asked(asker)
    moderator = make.viewer(make.moderator())
    moderation.close(moderator, first.thread_id, reason=Reason.TOO_LITTLE)
    assert sent() == ["Lees wat een moderator schreef over je vraag"]


def test_who_asked_again_meanwhile_hears_nothing_of_what_was_before(asker, sent):
    first = asked(asker)
    moderator = make.viewer(make.moderator())
    moderation.close(moderator, first.thread_id, reason=Reason.TOO_LITTLE)
    posting.ask(make.viewer(asker), first.thread_id)
    assert sent() == []


def test_who_waits_long_hears_it_once_and_not_after_the_answer(asker, sent, time):
    waiting(asker)
    other = waiting(make.member(email="ander@example.org"))
    time.pass_time(days=10)
    keep_questions()
    keep_questions()
    note_answered(other.thread_id)
    assert sent() == ["Je vraag wacht langer dan we willen"]
    assert sent("ander@example.org") == ["Er is een antwoord op je vraag"]


def test_of_a_thread_that_is_gone_nobody_hears(asker, sent):
    first = waiting(asker)
    note_answered(first.thread_id)
    threads.delete_post(make.viewer(asker), first.id)
    assert sent() == []


def test_who_got_a_question_hears_it_while_they_have_it(app, sent):
    one, other = make.expert(), make.expert(email="expert@example.org")
    for keeps in (True, False):
        first = claimed(one)
        service.hand_over(make.viewer(one), first.thread_id, to=other.username)
        if not keeps:
            service.release(make.viewer(other), first.thread_id)
    assert sent("expert@example.org") == ["Je hebt een vraag overgenomen"]


def test_moderators_hear_of_what_cannot_wait(asker, sent, monkeypatch):
    make.moderator(email="mod@example.org")
    first = make.thread(asker, body="Alles is gevoelloos.")
    monkeypatch.setattr(rules, "RULES", (NUMB,))
    posting.ask(make.viewer(asker), first.thread_id)
    told = "Een vraag aan experts heeft meteen aandacht nodig"
    assert (sent("mod@example.org"), sent()) == ([told], [])


def test_no_letter_says_what_it_is_about(asker, sent, smtp, time, monkeypatch):
    one, other = make.expert(), make.expert()
    first = claimed(one, asker, title="Rugpijn bij tillen", body="Het doet pijn.")
    service.hand_over(make.viewer(one), first.thread_id, to=other.username)
    sent()
    time.pass_time(days=10)
    keep_questions()
    sent()
    note_answered(first.thread_id)
    second = asked(asker, title="Tillen met pijn")
    words = {"reason": Reason.OTHER, "words": "Niet over je rug."}
    moderation.close(make.viewer(make.moderator()), second.thread_id, **words)
    sent()
    assert len(smtp.messages) == 5
    for letter in smtp.messages:
        text = re.sub("Ruggespraak", "", f"{letter['Subject']}\n{letter.get_content()}")
        assert not re.search(FORBIDDEN, text.lower())
