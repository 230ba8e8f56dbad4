"""What everybody could read when it was noted down, and nobody may when it is sent."""

import pytest

from forum.factsheets import service as factsheets
from forum.hooks.kinds import State
from forum.leaving.modes import Mode
from forum.leaving.service import going
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from tests import make
from tests.hooks.conftest import deliveries


def narrow(author, post):
    threads.change_visibility(make.viewer(author), post.thread_id, Visibility.MEMBERS)


def take_back(author, post):
    threads.delete_post(make.viewer(author), post.id)


def pause(author, post):
    going.leave(make.viewer(author), Mode.PAUSE)


@pytest.mark.parametrize("act", [narrow, take_back, pause])
def test_a_thread(hook, receiver, send, run_worker, act):
    author = make.member()
    post = make.thread(author)
    run_worker()
    assert [one.state for one in deliveries()] == [State.WAITING]
    act(author, post)
    send()
    assert receiver.came == []
    assert [one.state for one in deliveries()] == [State.WITHHELD]


def removed(author, post):
    staff = make.viewer(make.moderator())
    moderation.act_on_post(staff, Act.REMOVE, post.id, reason="spam")


@pytest.mark.parametrize("act", [take_back, removed, pause])
def test_a_reply(hook, receiver, send, run_worker, act):
    author, first = make.member(), make.thread()
    send()
    receiver.came.clear()
    post = make.reply(first, author)
    run_worker()
    act(author, post)
    send()
    assert receiver.came == []
    assert deliveries()[1].state == State.WITHHELD


def test_a_fact_sheet(hook, receiver, send, run_worker):
    keeper = make.moderator()
    sheet = make.sheet(keeper)
    run_worker()
    factsheets.withdraw(make.viewer(keeper), sheet.slug, reason="Toch niet")
    send()
    assert [told["type"] for told in receiver.told] == ["factsheet.withdrawn"]


@pytest.mark.parametrize("where", ["members", "experts", "staff"])
def test_in_a_closed_room_nothing_is_noted_down_at_all(hook, send, where):
    place = make.category(readers=where, writers=where)
    author = make.admin()
    make.reply(make.thread(author, place=place), author)
    assert (send(), deliveries()) == (0, [])


def test_among_members_nothing_is_noted_down_at_all(hook, send):
    make.reply(make.thread(visibility=Visibility.MEMBERS))
    assert (send(), deliveries()) == (0, [])
