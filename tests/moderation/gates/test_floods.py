"""The same twice, too much at once, and one link from many."""

import pytest

from forum.core.db import db, transaction
from forum.core.errors import Conflict, TooMany
from forum.moderation.gates import floods
from forum.moderation.holding import service as holding
from forum.posting import sending
from forum.posting import service as posting
from forum.threads.models import Post
from tests import make
from tests.moderation.gates.listed import reply, start

LONG = "Ik heb hier al eens iets over verteld, en het blijft waar."
LINK = "Kijk op https://www.voorbeeld.nl/aanbod?id=3."


def test_the_same_text_again_points_to_the_first(app):
    who = make.member()
    first = reply(who, LONG)
    with pytest.raises(Conflict) as again:
        reply(who, f"  {LONG.upper()} ")
    assert (again.value.code, again.value.errors["first"]) == ("duplicate", [str(first.post_id)])
    assert reply(make.member(), LONG).post_id
    start(who, body=LONG)  # with a title it is another text
    with pytest.raises(Conflict):
        start(who, body=LONG)


def test_a_short_text_may_stand_in_many_threads_and_twice_in_one_after_a_while(app, time):
    who, place = make.member(), make.thread().thread_id
    reply(who, "Sterkte!", to=place)
    reply(who, "Sterkte!")
    with pytest.raises(Conflict):
        reply(who, "Sterkte!", to=place)
    time.pass_time(minutes=11)
    reply(who, "Sterkte!", to=place)


def test_after_a_day_or_once_the_first_is_gone_it_may_be_said_again(app, time):
    who = make.member()
    first = reply(who, LONG)
    posting.delete_post(make.viewer(who), first.post_id)
    second = reply(who, LONG)
    assert second.post_id
    time.pass_time(days=1, seconds=1)
    assert reply(who, LONG).post_id


def test_what_waits_counts_until_it_was_taken_back(app):
    who = make.newcomer()
    held = reply(who, LONG)
    with pytest.raises(Conflict) as again:
        reply(who, LONG)
    assert again.value.errors["first"] == [str(-held.held_id)]
    holding.take_back(make.viewer(who), held.held_id)
    assert reply(who, LONG).held_id


def test_what_failed_leaves_no_trace(app):
    who, place = make.viewer(make.member()), make.thread().thread_id
    db.session.commit()
    for _time in range(2):
        with pytest.raises(Conflict) as wrong, transaction():
            sending.reply(who, place, body=LONG)
            raise Conflict("Iets anders ging mis", code="else")
        assert wrong.value.code == "else"
    assert db.session.query(Post).filter_by(body=LONG).count() == 0


def test_who_writes_without_a_pause_is_told_when_again(app, time):
    who = make.member()
    for number in range(floods.POSTS.most):
        reply(who, f"Bericht {number}")
    with pytest.raises(TooMany) as stopped:
        reply(who, "Nog een")
    assert stopped.value.headers == {"Retry-After": "600"}
    time.pass_time(minutes=10, seconds=1)
    assert reply(who, "Nog een").post_id


def test_a_link_that_many_accounts_send_waits(app, time):
    people = [make.member() for _one in range(5)]
    sent = [reply(who, f"{LINK} Groet {number}") for number, who in enumerate(people)]
    assert [bool(one.held_id) for one in sent] == [False] * 4 + [True]
    also = reply(make.member(), "Zie http://voorbeeld.nl/aanbod?id=3")
    assert also.held_id  # written otherwise
    assert reply(make.member(), "Zie https://voorbeeld.nl/iets-anders").post_id
    time.pass_time(days=2)
    assert reply(make.member(), LINK).post_id


def test_one_who_shares_a_link_often_is_no_crowd(app):
    who = make.member()
    sent = [reply(who, f"{LINK} Groet {number}") for number in range(8)]
    assert all(one.post_id for one in sent)


def test_moderators_are_held_up_by_none_of_it(app):
    keeper = make.moderator()
    for _time in range(floods.POSTS.most + 1):
        assert reply(keeper, LONG).post_id


def test_of_the_same_text_sent_eight_times_at_once_one_stands(open_site, run_parallel):
    who, place = make.member(), make.thread().thread_id

    def send() -> int:
        with transaction():
            return int(reply(who, LONG, to=place))

    results = run_parallel([send] * 8)
    assert sum(isinstance(one, int) for one in results) == 1
    assert {one.code for one in results if not isinstance(one, int)} == {"duplicate"}
    assert db.session.query(Post).filter_by(body=LONG).count() == 1


def test_many_at_once_are_all_counted(open_site, run_parallel):
    who, places = make.member(), [make.thread().thread_id for _one in range(24)]

    def sending_to(place):
        def send() -> int:
            with transaction():
                return int(reply(who, "Dag allemaal", to=place))

        return send

    results = run_parallel([sending_to(place) for place in places])
    assert sum(isinstance(one, int) for one in results) == floods.POSTS.most
    assert {type(one) for one in results} == {int, TooMany}
