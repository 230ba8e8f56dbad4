"""How many conversations hold something unread: kept with the member, equal to what there is."""

from functools import partial

import pytest

from forum.core.db import transaction
from forum.messages import service
from tests import make
from tests.messages.talk import answer, begin, counted, kept, someone


@pytest.fixture
def people(app):
    return [someone() for _number in range(3)]


def test_it_counts_conversations_and_not_messages(people):
    ada, bea, cor = people
    first = begin(ada, bea)
    answer(first, ada)
    begin(cor, bea)
    assert [kept(who) for who in people] == [counted(who) for who in people] == [0, 2, 0]
    assert make.viewer(bea).unread_count == 2


def test_reading_takes_away_what_was_read_and_never_goes_back(people):
    ada, bea, _cor = people
    first = begin(ada, bea)
    answer(first, ada)
    for number, left in ((1, 1), (2, 0), (1, 0), (99, 0)):
        service.mark_read(make.viewer(bea), first.conversation_id, number)
        assert kept(bea) == counted(bea) == left
    answer(first, ada)
    assert kept(bea) == counted(bea) == 1


def test_what_a_browser_fetches_ahead_was_read_by_nobody(visitor, people):
    ada, bea, _cor = people
    address = f"/messages/{begin(ada, bea).conversation_id}"
    visitor.log_in(bea).get(address, headers={"Sec-Purpose": "prefetch"})
    assert kept(bea) == counted(bea) == 1
    visitor.get(address)
    assert kept(bea) == counted(bea) == 0


def test_answering_does_not_say_that_one_read_it_all(people):
    ada, bea, _cor = people
    first = begin(ada, bea)
    answer(first, bea)
    assert (kept(bea), kept(ada)) == (counted(bea), counted(ada)) == (1, 1)


def test_what_is_taken_back_need_not_be_read(people):
    ada, bea, _cor = people
    first = begin(ada, bea)
    service.delete_message(make.viewer(ada), first.conversation_id, first.id)
    assert kept(bea) == counted(bea) == 0


def test_what_one_left_need_not_be_read(people):
    ada, bea, cor = people
    first = begin(ada, bea, cor)
    service.leave(make.viewer(bea), first.conversation_id)
    answer(first, ada)
    assert (kept(bea), kept(cor)) == (counted(bea), counted(cor)) == (0, 1)


def test_it_holds_through_sending_and_reading_at_the_same_moment(open_site, run_parallel):
    people = [someone() for _number in range(4)]
    talks = [begin(one, *(other for other in people if other is not one)) for one in people]
    pairs = [begin(people[0], other) for other in people[1:]]

    def act(who, what, *facts) -> None:
        with transaction():
            what(make.viewer(who), *facts)

    def send(viewer, conversation_id) -> None:
        service.send(viewer, conversation_id, body="Hoi")

    ids = [talk.conversation_id for talk in talks]
    acts = [
        each
        for who in people
        for one in ids
        for each in (partial(act, who, send, one), partial(act, who, service.note_read, one, 2))
    ]
    acts += [partial(act, people[0], send, talk.conversation_id) for talk in pairs]
    acts += [partial(act, who, service.leave, one) for one in ids[2:] for who in people[2:]]

    failed = [result for result in run_parallel(acts) if result is not None]

    assert all(getattr(error, "status", 500) == 404 for error in failed), failed
    assert [kept(who) for who in people] == [counted(who) for who in people]
    assert sum(kept(who) for who in people) > 0
