"""From when on somebody is known, and what newcomers may do until then."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.alarms import rules
from forum.alarms.rules import Level, Rule
from forum.core.errors import Invalid, TooMany
from forum.messages.service import beginning
from forum.moderation.gates import limits, newcomers, trust
from forum.moderation.gates.trust import steps
from forum.moderation.holding import queries
from forum.posting import sending
from forum.posting import service as posting
from forum.posting.acknowledging import SETTLED
from forum.threads.kinds import Kind
from tests import make
from tests.moderation.gates.listed import read_threads, reply, start

BEGAN = datetime(2030, 1, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
MAIL = "Mail me op ada@example.org"


@pytest.mark.parametrize(
    ("days", "read", "known"),
    [
        (3, [0, 0, 0, 0, 1], True),
        (2, [0, 0, 0, 0, 1], False),
        (3, [0, 0, 0, 1], False),
        (3, [0, 0, 0, 0, 0], False),
        (300, [], False),
    ],
)
def test_somebody_is_known_by_time_and_by_reading(days, read, known):
    done = steps(BEGAN, [BEGAN + day * DAY for day in read], BEGAN + days * DAY)
    assert done.is_known is known


@given(st.lists(st.integers(0, 40)), st.integers(0, 60))
def test_more_reading_and_more_time_never_take_it_back(read, days):
    def known(read, days):
        return steps(BEGAN, [BEGAN + day * DAY for day in read], BEGAN + days * DAY).is_known

    assert known(read, days) <= known([*read, 3], days) <= known([*read, 3], days + 1)


def test_who_read_long_enough_is_known_from_then_on(app, time):
    person = make.newcomer()
    read_threads(person, 4)
    time.pass_time(days=3)
    assert newcomers.is_new(make.viewer(person))
    read_threads(person, 1)
    assert not newcomers.is_new(make.viewer(person))
    assert not make.viewer(person).is_new


def test_it_is_asked_once_and_of_who_is_known_not_at_all(app, count_queries):
    new, known = make.viewer(make.newcomer()), make.viewer(make.member())
    with count_queries() as seen:
        newcomers.is_new(new)
    assert len(seen) == 1
    with count_queries() as seen:
        newcomers.is_new(known)
    assert seen == []


@pytest.mark.parametrize("someone", [make.expert, make.moderator, make.admin])
def test_whoever_was_given_a_role_is_no_newcomer(app, someone):
    assert not make.viewer(someone(known_since=None)).is_new


def test_the_first_post_waits_and_the_next_stands_once_it_was_placed(app):
    person, keeper = make.newcomer(), make.viewer(make.moderator())
    held = [reply(person).held_id, start(person).held_id]
    assert all(held)
    mine = queries.own(make.viewer(person)).items
    assert {one.reason for one in mine} == {"newcomer"}
    assert {one.subject for one in mine} == {"Hoe begin ik?"}
    assert str(queries.get_held(keeper, held[0]).reason_short) == "Eerste bericht van een nieuw lid"
    sending.let_through(keeper, held[1])
    assert reply(person, "Nog iets dat ik wil zeggen.").post_id


def test_a_held_thread_is_placed_as_it_was_sent(app):
    person, keeper = make.newcomer(), make.viewer(make.moderator())
    held = start(person, title="Mijn eerste gesprek", pseudonym=True)
    placed = sending.let_through(keeper, held.held_id)
    mine = queries.own(make.viewer(person)).items[0]
    assert (mine.post_id, mine.decision) == (placed, "placed")


@pytest.mark.parametrize("kind", [Kind.RECOVERY, Kind.QUESTION])
def test_a_story_and_a_question_stand_there_the_same_day(app, kind):
    person = make.newcomer()
    assert start(person, kind=kind).post_id
    assert reply(person).held_id


def test_in_a_thread_of_ones_own_one_answers_at_once(app):
    person = make.newcomer()
    first = make.thread(person, kind=Kind.RECOVERY)
    assert reply(person, to=first.thread_id).post_id


@pytest.mark.parametrize(
    "body",
    [
        MAIL,
        "Bel 06-12345678",
        "bel +31 6 12 34 56 78.",
        "0031612345678",
        "(030) 123 45 67",
        "https://a.nl https://b.nl www.c.nl/x",
        "[a](https&#58;//a.nl) [b](https\\://b.nl) [c](http&colon;//c.nl)",
        "Mail ada&#64;example.org",
        "Mail ada\u200b@example.org",
        "Bel 06&#49;2345678",
    ],
)
def test_what_leads_away_is_left_out_and_the_field_says_so(app, body):
    for act in (reply, lambda who, said: start(who, kind=Kind.QUESTION, body=said)):
        with pytest.raises(Invalid) as refused:
            act(make.newcomer(), body)
        assert list(refused.value.errors) == ["body"]
        assert act(make.member(), body)


@pytest.mark.parametrize(
    "body",
    [
        "Bel 112, 113 of 0800-0113.",
        "Pijn op een schaal: 0 1 2 3 4 5 6 7 8 9 10",
        "Sinds 01-02-2026 en 03-04-2026.",
        "doi 10.1016/0304-3959(95)00123-X",
        "Ik liep 10.000 stappen @ 3 km",
        "Zie https://thuisarts.nl/rug en https://thuisarts.nl/rug",
    ],
)
def test_what_is_no_address_is_left_alone(body):
    assert limits.complaints([body]) == []


@given(st.text(max_size=200))
def test_any_text_can_be_looked_through(text):
    limits.complaints([text])


def test_a_change_cannot_bring_in_what_was_left_out(app):
    person = make.newcomer()
    sent = start(person, kind=Kind.RECOVERY)
    with pytest.raises(Invalid):
        sending.edit_post(make.viewer(person), sent.post_id, body=MAIL)
    assert sending.edit_post(make.viewer(person), sent.post_id, body="Beter zo.").post_id


def test_a_newcomer_writes_so_often_a_day_and_is_told_when_again(app, time):
    person = make.newcomer()
    for number in range(trust.MOST_POSTS):
        reply(person, f"Bericht nummer {number}.")
    with pytest.raises(TooMany) as stopped:
        reply(person, "En nog een.")
    assert stopped.value.headers["Retry-After"] == "86400"
    time.pass_time(days=1, seconds=1)
    reply(person, "En nog een.")


def test_signs_of_an_emergency_are_never_refused_nor_held_up(app, monkeypatch):
    numb = Rule("numb", Level.CALL_NOW, "bron", lambda text: "doof gevoel" in text)
    monkeypatch.setattr(rules, "RULES", (numb,))
    body = f"Ik heb een doof gevoel. {MAIL}"
    person = make.newcomer()
    for _time in range(2):  # nor for being said twice
        assert reply(person, body, acknowledged=SETTLED).post_id


def test_a_newcomer_begins_few_conversations_a_day(app, time):
    person = make.newcomer()
    time.pass_time(days=3)
    others = [make.member().username for _one in range(trust.MOST_CONVERSATIONS + 1)]
    for name in others[1:]:
        posting.begin_conversation(make.viewer(person), to=[name], body="Dag.")
    posting.begin_conversation(make.viewer(person), to=[others[1]], body="Nog even.")
    with pytest.raises(TooMany):
        posting.begin_conversation(make.viewer(person), to=[others[0]], body="Dag.")
    assert beginning.BEGUN.most > trust.MOST_CONVERSATIONS
