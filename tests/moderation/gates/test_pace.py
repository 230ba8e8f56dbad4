"""A thread that was slowed down."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.core.db import transaction
from forum.core.errors import Refused, TooMany
from forum.moderation import pace, queries
from forum.posting import sending
from forum.threads.pacing import again_at, next_reply_at
from forum.threads.queries import get_thread
from forum.threads.views import Pace
from tests import make
from tests.moderation.gates.listed import reply

NOW = datetime(2030, 1, 1, tzinfo=UTC)
MINUTES = st.integers(0, 3000).map(lambda minutes: timedelta(minutes=minutes))


def _slow(first, minutes=30, hours=2):
    keeper = make.viewer(make.moderator())
    said = {"minutes": minutes, "hours": hours, "reason": "Het gaat hard."}
    pace.set_pace(keeper, first.thread_id, **said)
    return keeper


@given(st.integers(1, 1440), MINUTES, MINUTES)
def test_one_waits_so_long_and_never_past_the_end(minutes, ago, left):
    until = NOW + left
    again = again_at(Pace(minutes, until), NOW - ago, NOW)
    if ago >= timedelta(minutes=minutes) or not left:
        assert again is None
    else:
        assert NOW < again <= min(until, NOW + timedelta(minutes=minutes))


def test_a_second_reply_waits_and_says_how_long(app, time):
    first, who = make.thread(), make.member()
    keeper = _slow(first)
    sent = reply(who, "Een", to=first.thread_id)
    with pytest.raises(TooMany) as early:
        reply(who, "Twee", to=first.thread_id)
    assert early.value.headers == {"Retry-After": "1800"}
    sending.edit_post(make.viewer(who), sent.post_id, body="Een, en nog wat")
    reply(make.member(), "Van een ander", to=first.thread_id)
    time.pass_time(minutes=30)
    reply(who, "Twee", to=first.thread_id)
    (line,) = queries.log(keeper).items
    assert (line.act, line.reason, line.note) == ("slow_down", "Het gaat hard.", "30 min, 2 uur")


def test_who_began_it_may_answer_once_at_once(app):
    who = make.member()
    first = make.thread(who)
    _slow(first)
    reply(who, "Een", to=first.thread_id)
    with pytest.raises(TooMany):
        reply(who, "Twee", to=first.thread_id)


def test_it_ends_by_itself_and_by_a_moderator(app, time):
    who = make.member()
    for first, end in ((make.thread(), "clock"), (make.thread(), "moderator")):
        _slow(first, minutes=600, hours=1)
        reply(who, "Een", to=first.thread_id)
        if end == "clock":
            time.pass_time(hours=1)
        else:
            _slow(first, minutes=0)
        assert get_thread(make.viewer(who), first.thread_id).pace is None
        reply(who, "Twee", to=first.thread_id)


def test_a_moderator_goes_on_but_not_under_a_pseudonym(app):
    first, keeper = make.thread(), make.moderator()
    _slow(first)
    for body in ("Een", "Twee"):
        reply(keeper, body, to=first.thread_id)
    other = make.moderator()
    reply(other, "Een", to=first.thread_id, pseudonym=True)
    with pytest.raises(TooMany):
        reply(other, "Twee", to=first.thread_id)


def test_a_thread_that_goes_its_way_asks_nothing(app, count_queries):
    first, who = make.thread(), make.viewer(make.member())
    thread = get_thread(who, first.thread_id)
    with count_queries() as seen:
        assert next_reply_at(who, thread) is None
    assert seen == []


def test_members_do_not_set_it(app):
    with pytest.raises(Refused):
        pace.set_pace(
            make.viewer(make.member()), make.thread().thread_id, minutes=5, hours=1, reason="Nee."
        )


def test_of_many_replies_at_once_one_stands(open_site, run_parallel):
    first, who = make.thread(), make.member()
    _slow(first)

    def replying(number):
        def run() -> int:
            with transaction():
                return int(reply(who, f"Nummer {number}", to=first.thread_id))

        return run

    results = run_parallel([replying(number) for number in range(6)])
    assert sum(isinstance(one, int) for one in results) == 1
    assert {type(one) for one in results} == {int, TooMany}


def test_readers_see_it_and_the_form_says_when_again(visitor, time):
    first, who = make.thread(), make.member()
    _slow(first)
    path = f"/t/{first.thread_id}-hoe-begin-ik"
    assert "minstens 30 minuten" in visitor.get(path).text
    visitor.log_in(who)
    assert visitor.submit(path, body="Een").status_code == 303
    assert "Jij kunt weer reageren vanaf" in visitor.get(path).text
    early = visitor.submit(path, body="Mijn tweede reactie")
    assert (early.status_code, early.headers["Retry-After"]) == (429, "1800")
    assert "Mijn tweede reactie" in early.text
    told = visitor.bearer(make.token(who)).get(f"/api/v1/threads/{first.thread_id}").json
    assert told["slow_minutes"] == 30
