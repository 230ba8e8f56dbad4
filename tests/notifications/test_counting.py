"""The number at the bell: the same as what the page would show, whoever looks."""

from datetime import timedelta

import pytest

from forum.accounts.service.blocking import block_member
from forum.accounts.viewer import held_back
from forum.accounts.viewers import find_viewer_by_session, get_viewer
from forum.categories.circles import WRITERS, Circle
from forum.core import clock
from forum.core.db import db
from forum.notifications import service
from forum.notifications.counting import MOST, counted
from forum.notifications.kinds import Kind
from forum.notifications.queries import unread_count
from forum.notifications.service import About
from forum.threads.kinds import Visibility
from tests import make
from tests.notifications.told import bell, of_post

ROLES = {"member": make.member, "expert": make.expert, "moderator": make.moderator}


def suspend(member, _bea):
    member.suspended_until = clock.now() + timedelta(days=1)


def was_suspended(member, _bea):
    member.suspended_until = clock.now() - timedelta(days=1)


def pause(member, _bea):
    member.paused_at = clock.now()


def lose_address(member, _bea):
    member.email_verified_at = None


def prove(member, _bea):
    member.second_factor_since = clock.now()


def expire(member, _bea):
    member.expert_until = clock.now() - timedelta(days=1)


def block(member, bea):
    block_member(make.viewer(member), bea.username)


def be_blocked(member, bea):
    block_member(make.viewer(bea), member.username)


def nothing(_member, _bea):
    pass


STATES = [nothing, suspend, was_suspended, pause, lose_address, prove, expire, block, be_blocked]


@pytest.fixture
def told_everywhere(bea):
    """In every kind of place, by somebody who is there, and elsewhere by one who is away, by Bea,
    and in what the reader wrote in."""

    def tell(reader):
        keeper, away = make.moderator(), make.member()
        mine = make.thread(keeper)
        make.reply(mine, reader)
        posts = [make.reply(first, keeper) for first in (*_beginnings(keeper), mine)]
        posts += [make.reply(make.thread(keeper), who) for who in (away, bea)]
        posts.append(make.reply(make.thread(bea), keeper))
        away.paused_at = clock.now()
        for post in posts:
            service.tell(Kind.REPLY, [reader.id], of_post(post))
            service.tell(Kind.NEW_THREAD, [reader.id], of_post(post))
        service.tell(Kind.DECISION, [reader.id], About("measure:1", 1))

    return tell


def _beginnings(keeper):
    for readers in Circle:
        writers = readers if readers in WRITERS else Circle.MEMBERS
        place = make.category(readers=readers, writers=writers)
        for visibility in Visibility:
            yield make.thread(keeper, place=place, visibility=visibility)


@pytest.mark.parametrize("must", [False, True])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES)
def test_it_is_what_the_page_shows(told_everywhere, bea, role, state, must):
    reader = ROLES[role]()
    told_everywhere(reader)
    state(reader, bea)
    db.session.flush()
    found = find_viewer_by_session(make.session(reader), counted(must))
    viewer = get_viewer(reader.id)
    assert found.notice_count == unread_count(held_back(viewer) if must else viewer) > 0


def test_it_ends_where_the_page_tells_no_more_apart(app, bea):
    reader = make.member()
    for number in range(MOST + 5):
        service.tell(Kind.DECISION, [reader.id], About(f"measure:{number}", 1))
    found = find_viewer_by_session(make.session(reader), counted(False))
    assert (found.notice_count, unread_count(make.viewer(reader))) == (MOST, MOST + 5)


def test_the_page_says_then_that_there_are_more(ada, visitor):
    for number in range(MOST):
        service.tell(Kind.DECISION, [ada.id], About(f"measure:{number}", 1))
    visitor.log_in(ada)
    assert bell(visitor.get("/help").text) == "99+"


def test_the_bell_asks_no_query_of_its_own(ada, bea, visitor, count_queries):
    visitor.log_in(ada)
    visitor.get("/help")
    with count_queries() as without:
        visitor.get("/help")
    for _several in range(3):
        service.tell(Kind.REPLY, [ada.id], of_post(make.reply(make.thread(bea), bea)))
    db.session.flush()
    assert bell(visitor.get("/help").text) == "3"
    with count_queries() as seen:
        visitor.get("/help")
    assert len(seen) == len(without)
