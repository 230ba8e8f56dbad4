"""Threads that are shown to fewer people while a moderator splits or merges them."""

from threading import Event
from time import sleep

import pytest

from forum.core.db import db, transaction
from forum.core.errors import Invalid
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.service import take
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from forum.threads.models import Post, Thread
from tests import make

MOMENT = 1  # second, in which the moderator comes to wait for what the member has in hand


@pytest.fixture
def meanwhile(run_parallel):
    """What a moderator's act gives that began while a member was narrowing a thread."""
    begun = Event()

    def narrow(member, thread_id):
        def run() -> None:
            with transaction():
                threads.change_visibility(member, thread_id, Visibility.MEMBERS)
                begun.set()
                sleep(MOMENT)

        return run

    def run(member, thread_id, keeper, wanted):
        def act() -> int:
            begun.wait(30)
            with transaction():
                return take(keeper, wanted).id

        return run_parallel([narrow(member, thread_id), act])[1]

    return run


@pytest.mark.parametrize("is_source", [True, False])
def test_what_is_for_members_now_is_not_merged_with_what_is_for_all(meanwhile, is_source):
    place, ada = make.category(), make.member()
    here, there = make.thread(ada, place=place), make.thread(place=place)
    source, into = (here, there) if is_source else (there, here)
    asked = Wanted(Kind.MERGE, thread_id=source.thread_id, into=into.thread_id)
    result = meanwhile(make.viewer(ada), here.thread_id, make.viewer(make.moderator()), asked)
    assert isinstance(result, Invalid)
    assert db.session.get(Post, here.id).thread_id == here.thread_id


def test_what_is_split_off_is_for_members_too(meanwhile):
    ada = make.member()
    first = make.thread(ada)
    reply = make.reply(first)
    asked = Wanted(
        Kind.SPLIT, thread_id=first.thread_id, post_ids=(reply.id,), title="Over de tuin"
    )
    result = meanwhile(make.viewer(ada), first.thread_id, make.viewer(make.moderator()), asked)
    assert type(result) is int
    moved = db.session.get(Post, reply.id).thread_id
    assert db.session.get(Thread, moved).visibility == Visibility.MEMBERS
