"""A thread goes into another, by the order of time."""

import pytest

from forum.accounts.viewer import GUEST
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound, Refused
from forum.marks.levels import Level
from forum.marks.models import ThreadMark
from forum.marks.service.following import follow_thread
from forum.marks.service.reading import note_read
from forum.moderation.measures import reversing
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.models import Measure
from forum.moderation.measures.service import take
from forum.moderation.models import HeldPost, LogEntry
from forum.threads import service as threads
from forum.threads.models import Post
from forum.threads.posts import get_post
from forum.threads.queries import get_thread
from tests import make
from tests.moderation.measured import everything, order_of


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def place(app):
    return make.category()


@pytest.fixture
def two(place, time):
    """Two threads, with three replies in turn: one here, one there, one here."""
    here, there = make.thread(place=place), make.thread(place=place)
    replies = []
    for first in (here, there, here):
        time.pass_time(minutes=1)
        replies.append(make.reply(first))
    return here, there, replies


def _merge(keeper, source, into):
    asked = {"thread_id": source.thread_id, "into": into.thread_id}
    return take(make.viewer(keeper), Wanted(Kind.MERGE, reason="Hetzelfde onderwerp.", **asked))


def test_by_time_below_what_opens_the_other_and_all_numbers_are_right(keeper, two, place):
    (here, there, replies), gone = two, two[0].thread_id
    _merge(keeper, here, there)

    assert order_of(there.thread_id) == [there.id, here.id, *(one.id for one in replies)]
    thread = get_thread(GUEST, there.thread_id)
    sums = thread.reply_count, thread.last_number, thread.last_post_at
    assert sums == (4, 5, replies[2].created_at)
    db.session.refresh(place)
    assert (place.thread_count, place.public_thread_count) == (1, 1)
    assert (db.session.query(Measure).count(), db.session.query(LogEntry).count()) == (3, 1)
    with pytest.raises(NotFound):
        get_thread(GUEST, gone)


def test_what_came_since_stays_where_it_was_written(keeper, two, time):
    here, there, replies = two
    measure = _merge(keeper, here, there)
    time.pass_time(minutes=1)
    later = threads.reply(make.viewer(make.member()), there.thread_id, body="Hier nu.")
    reversing.undo(make.viewer(keeper), measure.id)
    assert order_of(there.thread_id) == [there.id, replies[1].id, later.id]
    assert order_of(here.thread_id) == [here.id, replies[0].id, replies[2].id]
    assert get_thread(GUEST, there.thread_id).reply_count == 2
    assert get_thread(GUEST, here.thread_id).reply_count == 2
    assert {row.reversal for row in db.session.query(Measure)} == {"undone"}


def test_readers_and_followers_go_along_and_back(keeper, two):
    here, there, replies = two
    reader, follower = make.member(), make.member()
    note_read(make.viewer(reader), there.thread_id, 2)
    follow_thread(make.viewer(follower), here.thread_id, Level.FOLLOW)
    note_read(make.viewer(follower), here.thread_id, 2)
    before = everything()
    measure = _merge(keeper, here, there)

    def mark(who):
        row = db.session.get(ThreadMark, (who.id, there.thread_id), populate_existing=True)
        return row.read_number, row.level

    assert mark(reader) == (4, "")  # up to the second reply of all
    assert mark(follower) == (3, Level.FOLLOW)
    reversing.undo(make.viewer(keeper), measure.id)
    assert everything() == before


def test_nobody_is_known_by_another_name(keeper, place):
    here, there, who = make.thread(place=place), make.thread(place=place), make.member()
    make.reply(here, who, pseudonym=True)
    make.reply(there, who)
    with pytest.raises(Conflict) as told:
        _merge(keeper, here, there)
    assert told.value.code == "names_differ"


def test_a_pseudonym_and_who_blocked_it_stay_apart(keeper, place):
    here, there, hater = make.thread(place=place), make.thread(place=place), make.member()
    post = make.reply(here, pseudonym=True)
    name = get_post(GUEST, post.id).author.name
    threads.block_writer(make.viewer(hater), post.id)
    _merge(keeper, here, there)
    assert get_post(GUEST, post.id).author.name == name
    with pytest.raises(NotFound):
        get_post(make.viewer(hater), post.id)


def test_not_while_something_waits_there(keeper, two):
    here, there, _replies = two
    db.session.add(
        HeldPost(
            member_id=make.member().id, thread_id=here.thread_id, act="reply", content="{}",
            reason="newcomer", held_at=clock.now(),
        )
    )  # fmt: skip
    db.session.flush()
    with pytest.raises(Conflict) as told:
        _merge(keeper, here, there)
    assert told.value.code == "waiting"


def test_what_cannot_be_one(keeper, two, place):
    here, there, _replies = two
    members = make.thread(place=make.category(readers="members"))
    story = make.thread(place=place, kind="recovery")
    for source, into in ((here, here), (here, members), (members, there), (story, there)):
        with pytest.raises(Invalid) as told:
            _merge(keeper, source, into)
        assert list(told.value.errors) == ["into"]
    with pytest.raises(Invalid):
        _merge(keeper, here, Post(thread_id=999_999))
    with pytest.raises(Refused):
        _merge(keeper, make.thread(make.admin(), place=place), there)
    assert db.session.query(Measure).count() == 0
    make.reply(here, make.admin())
    assert _merge(keeper, here, there)


def test_one_after_the_other_leads_to_the_last(keeper, two, place, visitor):
    here, there, replies = two
    last = make.thread(place=place, title="Het laatste")
    gone = here.thread_id, there.thread_id
    first = _merge(keeper, here, there)
    _merge(keeper, there, last)
    for one in gone:
        found = visitor.get(f"/t/{one}-hoe-begin-ik")
        assert (found.status_code, found.location) == (302, f"/t/{last.thread_id}-het-laatste")
    led = visitor.get(f"/api/v1/threads/{gone[0]}")
    assert led.location == f"/api/v1/threads/{last.thread_id}"
    assert visitor.get(f"/p/{replies[0].id}").location.startswith(f"/t/{last.thread_id}-")
    # Its posts went on: that one cannot be taken back before the other is.
    reversing.undo(make.viewer(keeper), first.id)
    assert len(order_of(last.thread_id)) == 6
    assert db.session.get(Measure, first.id).reversal == "undone_in_part"


def test_the_page_takes_an_address(visitor, keeper, two):
    here, there, _replies = two
    visitor.log_in(keeper)
    at = f"/moderation/threads/{here.thread_id}/merge"
    wrong = visitor.submit(at, into="/c/nek", facts="Hetzelfde.", note="")
    assert (wrong.status_code, 'value="/c/nek"' in wrong.text) == (422, True)
    address = f"http://localhost/t/{there.thread_id}-hoe-begin-ik?after=20#p3"
    done = visitor.submit(at, into=address, facts="Hetzelfde.", note="")
    assert done.status_code == 303
    assert "Besluit terugdraaien" in visitor.get(done.location).text
