"""Two moderators at one signal, and one author in two windows."""

from forum.alarms import Level, Sign
from forum.core.db import db, transaction
from forum.core.errors import Conflict, Stale
from forum.moderation.models import LogEntry
from forum.moderation.signals import queries, service
from forum.moderation.signals.answers import Answer
from forum.moderation.signals.models import Signal
from forum.moderation.signals.views import Found
from forum.posting import service as posting
from tests import make

NUMB = Found((Sign("numb", Level.CALL_NOW),))


def test_of_two_who_answer_at_once_one_did_it(run_parallel):
    first = make.thread()
    service.note(first.id, NUMB)
    keepers = [make.viewer(make.moderator()) for _ in range(3)]
    number = queries.signals(keepers[0]).items[0].id

    def answer(keeper):
        def act():
            with transaction():
                service.answer(keeper, number, Answer.REPLIED)

        return act

    done = run_parallel([answer(keeper) for keeper in keepers])
    late = [one for one in done if one is not None]
    assert [type(one) for one in late] == [Conflict, Conflict]
    assert db.session.query(LogEntry).count() == 1


def test_an_author_who_edits_twice_at_once_leaves_one_row(run_parallel):
    author = make.member()
    first = make.thread(author)
    viewer = make.viewer(author)

    def edit(body):
        def act():
            with transaction():
                posting.edit_post(viewer, first.id, body=body)

        return act

    done = run_parallel([edit(f"Ik wil niet meer leven. {number}") for number in range(3)])
    assert {type(one) for one in done} <= {type(None), Stale}
    assert db.session.query(Signal).count() == 1
