"""Who hears of a new post, once the worker came by."""

import pytest

from forum.accounts.service.blocking import block_member
from forum.core.db import db
from forum.marks.levels import Level
from forum.notifications.kinds import Kind
from forum.notifications.models import Notification
from forum.threads.kinds import Visibility
from forum.threads.posts import get_post
from forum.threads.quoting import quotation
from tests import make
from tests.notifications.told import follow, follow_place, kinds, seen


def test_who_follows_hears_of_a_reply_and_who_wrote_it_does_not(ada, bea, first, run_worker):
    follow(ada, first)
    follow(bea, first)
    make.reply(first, bea)
    run_worker()
    assert (kinds(ada), kinds(bea)) == ([Kind.REPLY], [])


@pytest.mark.parametrize("level", [Level.NORMAL, Level.MUTE])
def test_who_does_not_follow_hears_nothing(ada, bea, first, level, run_worker):
    follow(ada, first, level)
    make.reply(first, bea)
    run_worker()
    assert kinds(ada) == []


def test_who_is_mentioned_hears_of_that_and_not_twice(ada, bea, first, run_worker):
    follow(ada, first)
    make.reply(first, bea, body="Vraag het @Ada eens.")
    run_worker()
    assert kinds(ada) == [Kind.MENTION]


@pytest.mark.parametrize("body", ["> Vraag het @Ada eens.\n\nJa.", "`@Ada`", "    @Ada\n", "ada"])
def test_a_name_in_a_quote_or_in_code_is_no_mention(ada, bea, first, body, run_worker):
    make.reply(first, bea, body=body)
    run_worker()
    assert kinds(ada) == []


def test_muting_goes_before_being_mentioned(ada, bea, first, run_worker):
    follow(ada, first, Level.MUTE)
    make.reply(first, bea, body="@Ada?")
    run_worker()
    assert kinds(ada) == []


def test_who_blocked_the_writer_hears_nothing(ada, bea, first, run_worker):
    follow(ada, first)
    carl = make.member(username="Carl")
    block_member(make.viewer(ada), "Carl")
    make.reply(first, carl, body="@Ada!")
    run_worker()
    assert kinds(ada) == []


def test_who_may_not_read_it_hears_nothing(bea, run_worker):
    dirk = make.member(username="Dirk", verified=False)
    first = make.thread(bea, visibility=Visibility.MEMBERS)
    make.reply(first, bea, body="@Dirk?")
    run_worker()
    assert db.session.query(Notification).filter_by(member_id=dirk.id).count() == 0


@pytest.mark.parametrize("pseudonym", [False, True])
def test_who_is_quoted_hears_of_it_under_whichever_name(ada, bea, first, pseudonym, run_worker):
    said = make.reply(first, ada, body="Ik loop elke dag.", pseudonym=pseudonym)
    quote = quotation(get_post(make.viewer(bea), said.id))
    make.reply(first, bea, body=f"{quote}Ik ook.")
    run_worker()
    assert kinds(ada) == [Kind.QUOTE]


def test_an_expert_is_heard_as_one(ada, first, run_worker):
    follow(ada, first)
    make.answer(first, make.expert())
    run_worker()
    assert kinds(ada) == [Kind.EXPERT_ANSWER]


def test_who_follows_a_place_hears_of_what_begins_there_and_not_of_replies(ada, bea, run_worker):
    place = make.category()
    follow_place(ada, place)
    first = make.thread(bea, place=place)
    make.reply(first, bea)
    run_worker()
    (one,) = seen(ada)
    assert (one.kind, one.title, one.category) == (Kind.NEW_THREAD, "Hoe begin ik?", place.name)


def test_what_is_gone_before_the_worker_comes_is_told_to_nobody(ada, bea, first, run_worker):
    follow(ada, first)
    post = make.reply(first, bea)
    post.deleted_at = post.created_at
    run_worker()
    assert kinds(ada) == []
