"""Writing, answering, leaving, taking back and reporting."""

import pytest
from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.service.pausing import pause
from forum.core.db import db
from forum.core.errors import Invalid, NotFound, Refused, TooMany
from forum.messages import queries, service
from forum.messages.models import Conversation, Message, MessageReport
from tests import make
from tests.messages.talk import answer, begin, counted, kept, someone


@pytest.fixture
def ada(app) -> Member:
    return someone(username="Ada")


@pytest.fixture
def bea(app) -> Member:
    return someone(username="Bea")


@pytest.fixture
def cor(app) -> Member:
    return someone(username="Cor")


def _names(who: Member) -> list[list[str]]:
    page = queries.conversations(make.viewer(who))
    return [[other.author.name for other in one.others] for one in page.items]


def _read(who: Member, message: Message):
    conversation = queries.get_conversation(make.viewer(who), message.conversation_id)
    return queries.stretch(make.viewer(who), conversation)


def test_two_see_what_they_wrote_and_nobody_else_does(ada, bea, cor):
    first = begin(ada, bea)
    answer(first, bea, "Dag Ada")
    assert [(line.author.name, line.body) for line in _read(ada, first)] == [
        ("Ada", "Fluisterzin over mijn rug"),
        ("Bea", "Dag Ada"),
    ]
    assert (_names(ada), _names(bea), _names(cor)) == ([["Bea"]], [["Ada"]], [])
    for outsider in (cor, make.moderator(), make.admin()):
        with pytest.raises(NotFound):
            _read(outsider, first)
        with pytest.raises(NotFound):
            answer(first, outsider)


def test_to_one_somebody_writes_to_already_it_goes_on_there(ada, bea):
    first, second = begin(ada, bea), begin(bea, ada, body="En jij?")
    assert second.conversation_id == first.conversation_id
    assert (first.number, second.number) == (1, 2)


def test_names_count_once_whatever_their_case_and_oneself_not_at_all(ada, bea):
    first = service.begin(make.viewer(ada), to=["bea", "BEA", "Bea", "Ada"], body="Hoi")
    assert _names(ada) == [["Bea"]]
    assert begin(ada, bea).conversation_id == first.conversation_id


def test_a_group_is_another_conversation_every_time(ada, bea, cor):
    assert begin(ada, bea, cor).conversation_id != begin(ada, bea, cor).conversation_id


@pytest.mark.parametrize("names", [["Niemand"], ["Ada"], ["Bea", "Niemand"]])
def test_there_must_be_somebody_to_write_to(ada, bea, names):
    with pytest.raises(Invalid) as wrong:
        service.begin(make.viewer(ada), to=names, body="Hoi")
    assert "to" in wrong.value.errors
    assert db.session.query(Conversation).count() == 0


def test_eight_are_a_group_and_nine_are_too_many(ada):
    others = [someone() for _number in range(8)]
    begin(ada, *others[:7])
    with pytest.raises(Invalid):
        begin(ada, *others)


@pytest.mark.parametrize("facts", [{"verified": False}, {"username": "Weg"}])
def test_who_has_no_profile_to_see_is_nobody_to_write_to(ada, facts):
    hidden = make.member(**facts)
    if "username" in facts:
        pause(hidden.id)
    with pytest.raises(Invalid):
        begin(ada, hidden)


def test_who_leaves_sees_it_no_more_and_the_others_go_on(ada, bea, cor):
    first = begin(ada, bea, cor)
    service.leave(make.viewer(bea), first.conversation_id)
    assert _names(bea) == []
    with pytest.raises(NotFound):
        _read(bea, first)
    with pytest.raises(NotFound):
        service.leave(make.viewer(bea), first.conversation_id)
    answer(first, cor)
    assert kept(bea) == counted(bea) == 0
    left = {other.author.name: other.has_left for other in _others(ada, first)}
    assert left == {"Bea": True, "Cor": False}


def _others(who: Member, message: Message):
    return queries.get_conversation(make.viewer(who), message.conversation_id).others


def test_when_one_of_two_left_the_other_writes_to_nobody_and_may_begin_again(ada, bea):
    first = begin(ada, bea)
    service.leave(make.viewer(bea), first.conversation_id)
    with pytest.raises(Refused) as refused:
        answer(first, ada)
    assert refused.value.code == "alone"
    again = begin(ada, bea)
    assert again.conversation_id != first.conversation_id
    assert begin(bea, ada).conversation_id == again.conversation_id


def test_what_is_taken_back_is_gone_and_keeps_its_place(ada, bea):
    first = begin(ada, bea)
    service.delete_message(make.viewer(ada), first.conversation_id, first.id)
    line = _read(bea, first)[0]
    assert (line.is_deleted, line.body, line.author.name) == (True, "", "")
    assert db.session.scalar(select(Message.body)) == ""
    assert kept(bea) == counted(bea) == 0
    with pytest.raises(NotFound):
        service.delete_message(make.viewer(ada), first.conversation_id, first.id)


def test_nobody_takes_back_the_words_of_another(ada, bea, cor):
    first = begin(ada, bea)
    with pytest.raises(Refused):
        service.delete_message(make.viewer(bea), first.conversation_id, first.id)
    with pytest.raises(NotFound):
        service.delete_message(make.viewer(cor), first.conversation_id, first.id)


def test_a_message_is_found_in_its_own_conversation_alone(ada, bea, cor):
    first, other = begin(ada, bea), begin(ada, cor)
    with pytest.raises(NotFound):
        queries.get_message(make.viewer(ada), other.conversation_id, first.id)


def test_reporting_twice_is_once_and_ones_own_never(ada, bea, cor):
    first = begin(ada, bea)
    place = first.conversation_id, first.id
    one = service.report(make.viewer(bea), *place, reason="anders", note="Kijk")
    assert service.report(make.viewer(bea), *place, reason="bedreiging") == one
    assert db.session.query(MessageReport).count() == 1
    with pytest.raises(Refused):
        service.report(make.viewer(ada), *place, reason="anders")
    with pytest.raises(NotFound):
        service.report(make.viewer(cor), *place, reason="anders")


def test_ten_conversations_a_day_are_enough(ada, time):
    others = [someone() for _number in range(11)]
    for other in others[:10]:
        begin(ada, other)
    with pytest.raises(TooMany) as refused:
        begin(ada, others[10])
    assert refused.value.retry_after == 24 * 3600
    begin(ada, others[0])  # no new one
    time.pass_time(days=1)
    begin(ada, others[10])


def test_sixty_messages_an_hour_are_enough(ada, bea, time):
    first = begin(ada, bea)
    for _number in range(59):
        answer(first, ada)
    with pytest.raises(TooMany) as refused:
        answer(first, ada)
    assert refused.value.retry_after == 3600
    answer(first, bea)
    time.pass_time(hours=1)
    answer(first, ada)
