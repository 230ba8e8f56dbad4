"""Chosen posts of a thread become a new one."""

import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound, Refused
from forum.marks.levels import Level
from forum.marks.models import ThreadMark
from forum.marks.service.following import follow_thread
from forum.marks.service.reading import note_read
from forum.moderation.measures import appealing, queries, reversing
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.erasing import erase
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.models import Measure
from forum.moderation.measures.service import take
from forum.moderation.models import LogEntry
from forum.threads import service as threads
from forum.threads.posts import get_post
from forum.threads.queries import find_merged, get_thread
from tests import make
from tests.moderation.measured import everything, order_of


@pytest.fixture
def keeper(app):
    return make.moderator()


def _split(keeper, thread_id, posts, **more):
    asked = {"title": "Over de tuin", "reason": "Een ander onderwerp."} | more
    ids = tuple(post.id for post in posts)
    return take(make.viewer(keeper), Wanted(Kind.SPLIT, thread_id=thread_id, post_ids=ids, **asked))


def _sums(thread_id) -> tuple:
    thread = get_thread(GUEST, thread_id)
    return thread.reply_count, thread.last_number, thread.last_post_at


def test_both_are_whole_threads_and_all_are_told(keeper, time):
    first, place = make.thread(), make.category()
    posts = []
    for who in [make.member(), make.member(), make.member()] * 2:
        time.pass_time(minutes=1)
        posts.append(make.reply(first, who))
    measure = _split(keeper, first.thread_id, [posts[4], posts[1], posts[2]], category=place.slug)

    new_id = get_post(GUEST, posts[1].id).thread_id
    assert order_of(first.thread_id) == [one.id for one in (first, posts[0], posts[3], posts[5])]
    assert order_of(new_id) == [one.id for one in (posts[1], posts[2], posts[4])]
    assert _sums(first.thread_id) == (3, 4, posts[5].created_at)
    assert _sums(new_id) == (2, 3, posts[4].created_at)
    new = get_thread(GUEST, new_id)
    assert (new.title, new.category_slug, new.author.name) == (
        "Over de tuin", place.slug, get_post(GUEST, posts[1].id).author.name,
    )  # fmt: skip
    db.session.refresh(place)
    assert (place.thread_count, place.public_thread_count) == (1, 1)
    assert db.session.query(Measure).count() == 2
    assert db.session.query(LogEntry).count() == 1
    assert queries.get_measure(make.viewer(keeper), measure.id).title == "Over de tuin"


def test_one_taken_back_takes_back_all(keeper):
    first, one, other = make.thread(), make.member(), make.member()
    judge = make.viewer(make.moderator())
    posts = [make.reply(first, one), make.reply(first, other)]
    before = everything()
    _split(keeper, first.thread_id, posts)
    new_id = get_post(GUEST, posts[0].id).thread_id
    (mine,) = queries.own(make.viewer(other)).items
    made = appealing.appeal(make.viewer(other), mine.id, text="Het hoorde er juist bij.")
    appealing.decide(judge, made.id, upheld=True, reason="Dat klopt, het hoort erbij.")

    assert everything() == before
    assert {row.reversal for row in db.session.query(Measure)} == {"upheld"}
    assert find_merged(GUEST, new_id).id == first.thread_id
    assert queries.own(make.viewer(one)).items[0].is_whole_again


def test_when_who_has_the_first_statement_left_it_says_that_not_all_went_back(keeper):
    first, gone, left = make.thread(), make.member(), make.member()
    posts = [make.reply(first, gone), make.reply(first, left)]
    _split(keeper, first.thread_id, posts)
    erase(gone.id, everything=True)
    (other,) = db.session.query(Measure).all()
    reversing.undo(make.viewer(keeper), other.id)
    assert queries.own(make.viewer(left)).items[0].reversal == "undone_in_part"


def test_what_came_since_goes_back_along(keeper, time):
    first, who = make.thread(), make.member()
    moved, stays = make.reply(first, who), make.reply(first)
    measure = _split(keeper, first.thread_id, [moved])
    time.pass_time(minutes=1)
    new_id = get_post(GUEST, moved.id).thread_id
    later = threads.reply(make.viewer(make.member()), new_id, body="Hier ook.")
    old = threads.reply(make.viewer(who), first.thread_id, body="Daar ook.")
    reversing.undo(make.viewer(keeper), measure.id)
    assert order_of(first.thread_id) == [one.id for one in (first, moved, stays, later, old)]
    assert _sums(first.thread_id)[:2] == (4, 5)


def test_names_and_blocks_go_along(keeper):
    first, secret, hater = make.thread(), make.member(), make.member()
    post = make.reply(first, secret, pseudonym=True)
    name = get_post(GUEST, post.id).author.name
    threads.block_writer(make.viewer(hater), post.id)
    _split(keeper, first.thread_id, [post])
    seen = get_post(GUEST, post.id)
    assert (seen.author.name, seen.author.is_pseudonym) == (name, True)
    again = threads.reply(make.viewer(secret), seen.thread_id, body="Nog iets.")
    assert get_post(GUEST, again.id).author.name == name
    assert get_post(make.viewer(keeper), post.id).author.name == name
    with pytest.raises(NotFound):
        get_post(make.viewer(hater), post.id)


def test_readers_go_on_where_they_were(keeper):
    first, reader, mute = make.thread(), make.member(), make.member()
    posts = [make.reply(first) for _each in range(4)]
    note_read(make.viewer(reader), first.thread_id, 4)
    follow_thread(make.viewer(mute), first.thread_id, Level.MUTE)
    _split(keeper, first.thread_id, [posts[0], posts[3]])
    new_id = get_post(GUEST, posts[0].id).thread_id

    def marks(who):
        rows = db.session.query(ThreadMark).filter_by(member_id=who.id)
        return {row.thread_id: (row.read_number, row.level) for row in rows}

    assert marks(reader) == {first.thread_id: (3, ""), new_id: (1, "")}
    assert marks(mute)[new_id] == (0, Level.MUTE)


def test_what_helped_stays_known_by_its_number(keeper):
    asker = make.member()
    first = make.thread(asker, kind="question")
    posts = [make.reply(first) for _each in range(3)]
    threads.accept_answer(make.viewer(asker), first.thread_id, posts[2].id)
    before = everything()
    measure = _split(keeper, first.thread_id, [posts[0]])
    assert get_thread(GUEST, first.thread_id).accepted_id == posts[2].id
    reversing.undo(make.viewer(keeper), measure.id)
    assert everything() == before
    _split(keeper, first.thread_id, [posts[2]])
    assert get_thread(GUEST, first.thread_id).accepted_id is None


def test_what_members_kept_among_themselves_stays_so(keeper):
    first = make.thread(place=make.category(readers="members"))
    post = make.reply(first)
    _split(keeper, first.thread_id, [post], category=make.category().slug)
    seen = get_post(make.viewer(make.member()), post.id)
    assert get_thread(make.viewer(keeper), seen.thread_id).visibility == "members"


def test_what_makes_no_sense(keeper):
    first, other = make.thread(), make.reply(make.thread())
    gone, answer = make.reply(first), make.answer(first, make.expert())
    take(make.viewer(keeper), Wanted(Kind.REMOVE, post_id=gone.id, reason="spam"))
    before = everything()
    for posts, error in (
        ([], Invalid), ([first], Invalid), ([gone], Invalid), ([answer], Invalid),
        ([other], Conflict),
    ):  # fmt: skip
        with pytest.raises(error):
            _split(keeper, first.thread_id, posts)
    for wrong in ({"title": ""}, {"category": "nergens"}):
        with pytest.raises(Invalid):
            _split(keeper, first.thread_id, [make.reply(first)], **wrong)
    with pytest.raises(Refused):
        _split(keeper, first.thread_id, [make.reply(first, make.admin())])
    assert len(everything()["threads"]) == len(before["threads"])


def test_old_addresses_lead_to_the_posts(visitor, keeper):
    first = make.thread()
    post = make.reply(first)
    visitor.log_in(keeper)
    at = f"/moderation/threads/{first.thread_id}/split"
    assert visitor.get(at).status_code == 200
    said = {"title": "Over de tuin", "category": make.category().slug, "note": ""}
    short = visitor.submit(at, **said, post_ids=[str(post.id)], facts="")
    done = visitor.submit(at, **said, post_ids=[str(post.id)], facts="Een ander onderwerp.")
    assert (short.status_code, done.status_code) == (422, 303)
    assert " checked" in short.text
    guest = visitor.application.test_client()
    assert guest.get(f"/p/{post.id}").location.endswith(f"-over-de-tuin#p{post.id}")
