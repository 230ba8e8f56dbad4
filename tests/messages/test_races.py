"""The same thing at the same moment."""

from sqlalchemy.exc import OperationalError

from forum.accounts.service.pausing import hold
from forum.core.db import db, transaction
from forum.core.errors import TooMany
from forum.messages import service
from forum.messages.erasing import erase
from forum.messages.models import Conversation, Message, MessageReport
from tests import make
from tests.messages.talk import answer, begin, someone


def _within(act):
    with transaction():
        return act()


def test_two_who_begin_at_once_begin_the_same_conversation(open_site, run_parallel):
    ada, bea = someone(), someone()
    viewers = [make.viewer(ada), make.viewer(bea)] * 2
    names = [bea.username, ada.username] * 2

    def begun(viewer, name) -> int:
        return _within(lambda: service.begin(viewer, to=[name], body="Hoi").conversation_id)

    results = run_parallel(
        [lambda v=v, n=n: begun(v, n) for v, n in zip(viewers, names, strict=True)]
    )

    assert len(set(results)) == 1
    assert isinstance(results[0], int)
    assert db.session.query(Conversation).count() == 1
    numbers = [number for (number,) in db.session.query(Message.number)]
    assert sorted(numbers) == [1, 2, 3, 4]


def test_many_messages_at_once_have_numbers_of_their_own(open_site, run_parallel):
    ada, bea = someone(), someone()
    first = begin(ada, bea)
    viewers = [make.viewer(ada), make.viewer(bea)] * 3

    def sent(viewer) -> int:
        talk = first.conversation_id
        return _within(lambda: service.send(viewer, talk, body="Hoi").number)

    results = run_parallel([lambda viewer=viewer: sent(viewer) for viewer in viewers])

    assert sorted(results) == [2, 3, 4, 5, 6, 7]


def test_who_goes_while_they_are_written_to_ends_nobodys_message(open_site, run_parallel):
    """The one waits for the other, never both for each other."""
    for _time in range(3):
        ada, bea = someone(), someone()
        first = begin(ada, bea)
        viewer, gone = make.viewer(ada), bea.id

        def sent(viewer=viewer, talk=first.conversation_id) -> int:
            return _within(lambda: service.send(viewer, talk, body="Ben je er nog?").number)

        def erased(gone=gone) -> None:
            _within(lambda: (hold(gone), erase(gone, everything=True)))

        results = run_parallel([sent, erased, sent, sent])
        assert not [failed for failed in results if isinstance(failed, OperationalError)], results


def test_two_reports_at_once_are_one(open_site, run_parallel):
    ada, bea = someone(), someone()
    first = begin(ada, bea)
    viewer = make.viewer(bea)

    def reported() -> int:
        place = first.conversation_id, first.id
        return _within(lambda: service.report(viewer, *place, reason="anders"))

    assert len(set(run_parallel([reported] * 4))) == 1
    assert db.session.query(MessageReport).count() == 1


def test_the_last_place_of_the_hour_is_given_once(open_site, run_parallel):
    ada, bea = someone(), someone()
    first = begin(ada, bea)
    for _number in range(58):
        answer(first, ada)
    viewer = make.viewer(ada)

    def sent() -> int:
        talk = first.conversation_id
        return _within(lambda: service.send(viewer, talk, body="Hoi").number)

    results = run_parallel([sent] * 3)

    assert sorted(result for result in results if isinstance(result, int)) == [60]
    assert sum(isinstance(result, TooMany) for result in results) == 2
