"""Who leaves for good, and what nobody reads any more."""

import pytest
from sqlalchemy import select, update

from forum.core import clock
from forum.core.db import db
from forum.jobs.erasing import empty_rooms
from forum.jobs.retention import carry_out
from forum.leaving.modes import Mode
from forum.messages import queries, service
from forum.messages.models import Conversation, Message, MessageReport, Participant
from tests import make
from tests.messages.talk import answer, begin, counted, kept, someone

MODES = [Mode.ANONYMISE, Mode.EVERYTHING]


def _tidy() -> None:
    db.session.commit()
    carry_out()


@pytest.mark.parametrize("mode", MODES)
def test_who_goes_takes_their_words_and_their_name(app, mode):
    ada, bea, cor = someone(username="Ada"), someone(), someone()
    first = begin(ada, bea, cor)
    answer(first, bea, "Van Bea")
    service.report(make.viewer(bea), first.conversation_id, first.id, reason="anders")
    db.session.flush()

    empty_rooms(ada.id, mode)

    db.session.expire_all()
    conversation = queries.get_conversation(make.viewer(bea), first.conversation_id)
    gone, stays = queries.stretch(make.viewer(bea), conversation)
    assert (gone.is_deleted, gone.body, stays.body) == (True, "", "Van Bea")
    left = [other for other in conversation.others if other.has_left]
    assert [other.author.name[:14] for other in left] == ["Verwijderd lid"]
    assert not left[0].author.has_profile
    assert db.session.scalars(select(MessageReport)).all() == []
    for who in (ada, bea, cor):
        assert kept(who) == counted(who)
    assert (kept(bea), kept(cor)) == (0, 1)


@pytest.mark.parametrize("mode", MODES)
def test_who_wrote_with_them_alone_writes_to_nobody(app, mode):
    ada, bea = someone(), someone()
    first = begin(ada, bea)
    db.session.flush()
    empty_rooms(ada.id, mode)
    db.session.expire_all()
    assert db.session.scalar(select(Conversation.pair_key)) is None
    found = queries.get_conversation(make.viewer(bea), first.conversation_id)
    assert found.present == []


def test_a_conversation_goes_once_all_left_it(app):
    ada, bea, cor = someone(), someone(), someone()
    first, stays, shown = begin(ada, bea), begin(ada, cor), begin(bea, cor)
    place = shown.conversation_id, shown.id
    service.report(make.viewer(cor), *place, reason="anders")
    for talk, people in ((first, (ada, bea)), (stays, (ada,)), (shown, (bea, cor))):
        for who in people:
            service.leave(make.viewer(who), talk.conversation_id)

    _tidy()

    left = {stays.conversation_id, shown.conversation_id}
    for table in (Message.conversation_id, Participant.conversation_id, Conversation.id):
        assert set(db.session.scalars(select(table))) == left


def test_what_moderators_handled_goes_after_ninety_days(app, time):
    ada, bea = someone(), someone()
    first = begin(ada, bea)
    number = service.report(make.viewer(bea), first.conversation_id, first.id, reason="anders")
    time.pass_time(days=91)
    _tidy()
    assert db.session.query(MessageReport).count() == 1
    service.close_report(make.viewer(make.moderator()), number)
    _tidy()
    assert db.session.query(MessageReport).count() == 1
    db.session.execute(update(MessageReport).values(closed_at=clock.now()))
    time.pass_time(days=91)
    _tidy()
    assert db.session.query(MessageReport).count() == 0
