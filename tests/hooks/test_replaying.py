"""The same event once more: as a delivery of its own, asked anew whether it may be read."""

import pytest

from forum.core.db import db, transaction
from forum.core.errors import Conflict, NotFound, Refused
from forum.hooks import queue, replaying, service
from forum.hooks.kinds import HookKind, State
from forum.moderation import hooks as moderation
from forum.moderation.models import LogEntry
from forum.threads import service as threads
from tests import make
from tests.hooks.conftest import deliveries, hook_at


@pytest.fixture
def keeper(app):
    return make.viewer(make.admin())


def test_it_is_sent_again_under_another_key(keeper, hook, receiver, send):
    make.thread()
    send()
    (first,) = deliveries()
    moderation.replay(keeper, first.id)
    assert send() == 1
    assert receiver.told[0] == receiver.told[1]
    assert len(set(receiver.keys)) == 2
    assert [(one.replay, one.event) for one in deliveries()] == [(0, first.event), (1, first.event)]
    assert db.session.query(LogEntry.act, LogEntry.about).all() == [("replay_webhook", "Haak")]


def test_of_what_is_no_longer_public_nothing_is_said(keeper, hook, receiver, send):
    author = make.member()
    first = make.thread(author)
    send()
    threads.delete_post(make.viewer(author), first.id)
    replaying.replay(keeper, deliveries()[0].id)
    assert send() == 1
    assert len(receiver.came) == 1
    assert deliveries()[1].state == State.WITHHELD


def test_not_while_it_waits_nor_where_the_hook_is_paused(keeper, hook, send):
    make.thread()
    send()
    (first,) = deliveries()
    replaying.replay(keeper, first.id)
    with pytest.raises(Conflict) as waits:
        replaying.replay(keeper, first.id)
    service.pause(keeper, hook.id)
    with pytest.raises(Conflict) as paused:
        replaying.replay(keeper, first.id)
    assert (waits.value.code, paused.value.code) == ("waits", "paused")


def test_only_by_an_admin_and_only_what_was_there(keeper, hook):
    with pytest.raises(NotFound):
        replaying.replay(keeper, 1)
    with pytest.raises(Refused):
        replaying.replay(make.viewer(make.moderator()), 1)


def test_pressed_by_four_at_once_it_is_sent_once(open_site, run_parallel):
    hook_id = hook_at(open_site, "http://127.0.0.1:9/").id
    queue.tell([hook_id], HookKind.THREAD_STARTED, "1")
    (first,) = deliveries()
    first.state = State.FAILED.value
    admins = [make.viewer(make.admin()) for _one in range(4)]

    def press(keeper):
        def act():
            with transaction():
                return replaying.replay(keeper, first_id)

        return act

    first_id = first.id
    results = run_parallel([press(keeper) for keeper in admins])
    assert sorted(isinstance(one, Conflict) for one in results) == [False, True, True, True]
    assert [one.replay for one in deliveries()] == [0, 1]
