"""How far a member has read, and what is done with that."""

import re

import pytest

from forum.core.db import db, transaction
from forum.marks.service.reading import note_read, set_read
from forum.posting import service as posting
from forum.threads import service as threads
from forum.threads.kinds import Kind, Opening, Visibility
from forum.threads.models import Post
from tests import make
from tests.marks.people import address, grown, mark_of, read_up_to

NEW = "Nieuw sinds je vorige bezoek"


def test_a_page_that_was_shown_is_read_up_to_its_last_post(visitor, ada):
    first = grown(25)
    visitor.log_in(ada).get(address(first))
    assert read_up_to(ada, first) == 20
    visitor.get(f"{address(first)}?after=20")
    assert read_up_to(ada, first) == 25


def test_turning_back_a_page_is_not_reading_less(visitor, ada):
    first = grown(25)
    for after in (20, 0):
        visitor.log_in(ada).get(f"{address(first)}?after={after}")
    assert read_up_to(ada, first) == 25


@pytest.mark.parametrize("header", ["Sec-Purpose", "Purpose"])
def test_what_a_browser_fetches_ahead_was_read_by_nobody(visitor, ada, header):
    first = grown(2)
    visitor.log_in(ada).get(address(first), headers={header: "prefetch;prerender"})
    visitor.head(address(first))
    visitor.get(f"/t/{first.thread_id}/unread")
    assert mark_of(ada, first) is None


def test_nothing_is_written_when_nothing_changed(visitor, ada, count_queries):
    first = grown(2)
    visitor.log_in(ada).get(address(first))
    with count_queries() as seen:
        visitor.get(address(first))
    assert not [statement for statement in seen if not statement.startswith("SELECT")]


def test_a_guest_leaves_nothing(visitor):
    first = grown(2)
    with_mark = visitor.get(address(first)).text
    assert "data-updates" not in with_mark
    assert mark_of(make.member(), first) is None


def test_a_program_says_how_far_and_takes_it_back(visitor, ada):
    first = grown(5)
    program, path = visitor.bearer(make.token(ada)), f"/api/v1/threads/{first.thread_id}"
    answers = [program.put(f"{path}/read", json={"number": n}).json for n in (4, 99, 2, 0)]
    assert [answer["number"] for answer in answers] == [4, 5, 2, 0]
    assert {answer["last_number"] for answer in answers} == {5}
    assert program.get(path).json["read_number"] == 0
    for wrong in ({}, {"number": -1}, {"number": "2"}, {"number": 2**63}, {"number": 1, "x": 1}):
        assert program.put(f"{path}/read", json=wrong).status_code == 422


def test_whoever_writes_has_read_that_and_follows_unless_they_said_otherwise(ada):
    viewer, place = make.viewer(ada), make.category()
    opening = Opening(
        kind=Kind.DISCUSSION,
        visibility=Visibility.PUBLIC,
        category=place.slug,
        title="Wie wandelt?",
        body="Ik.",
    )
    own, others = posting.start_thread(viewer, opening), grown(3)
    posting.reply(viewer, others.thread_id, body="Ik ook.")
    assert (read_up_to(ada, own), mark_of(ada, own).level) == (1, "follow")
    assert (read_up_to(ada, others), mark_of(ada, others).level) == (4, "follow")


@pytest.mark.parametrize("level", ["normal", "mute"])
def test_what_was_said_of_a_thread_stands_when_one_writes_there(visitor, ada, level):
    first = grown(1)
    visitor.log_in(ada).submit(f"/t/{first.thread_id}/following", level=level)
    visitor.submit(address(first), body="Ik ook.", idempotency_key="een")
    assert (read_up_to(ada, first), mark_of(ada, first).level) == (2, level)


def test_reading_first_and_writing_later_follows(visitor, ada):
    first = grown(1)
    visitor.log_in(ada).get(address(first))
    assert mark_of(ada, first).level == ""
    visitor.submit(address(first), body="Ik ook.", idempotency_key="een")
    assert mark_of(ada, first).level == "follow"


def test_the_way_on_leads_to_the_first_post_one_did_not_read(visitor, ada):
    first = grown(45)
    unread = f"/t/{first.thread_id}/unread"
    visitor.log_in(ada)
    assert visitor.get(unread).location == f"{address(first)}#p{first.id}"
    set_read(make.viewer(ada), first.thread_id, number=22)
    found = re.fullmatch(rf"{address(first)}\?after=20#p(\d+)", visitor.get(unread).location)
    assert db.session.get_one(Post, int(found[1])).number == 23
    set_read(make.viewer(ada), first.thread_id, number=45)
    assert visitor.get(unread).location.startswith(f"{address(first)}?after=40#p")


def test_what_is_gone_or_hidden_counts_as_a_place(visitor, ada):
    first = grown(2)
    gone = make.reply(first, pseudonym=True)
    make.reply(first)
    threads.block_writer(make.viewer(ada), gone.id)
    set_read(make.viewer(ada), first.thread_id, number=2)
    visitor.log_in(ada)
    assert visitor.get(f"/t/{first.thread_id}/unread").location.endswith(f"#p{gone.id}")


def test_the_page_shows_where_to_read_on_and_what_is_new(visitor, ada, time):
    first = grown(25)
    page = visitor.log_in(ada).get(address(first)).text
    assert NEW not in page
    assert "Verder lezen" not in page
    page = visitor.get(address(first)).text
    assert "Verder lezen vanaf bericht 21" in page
    page = visitor.get(f"{address(first)}?after=20").text
    assert NEW not in page  # unread, but not newer than the last visit
    assert "Verder lezen" not in page
    time.pass_time(days=1)
    new = make.reply(first)
    page = visitor.get(f"{address(first)}?after=20").text
    assert re.search(rf'{NEW}</span></p>\s*<article[^>]* id="p{new.id}"', page)
    assert "Verder lezen vanaf bericht 26" in page
    assert NEW not in visitor.get(f"{address(first)}?after=20").text


def test_a_full_page_of_new_posts_begins_with_the_line(visitor, ada, time):
    first = grown(20)
    visitor.log_in(ada).get(address(first))
    time.pass_time(days=1)
    new = make.reply(first)
    page = visitor.get(f"{address(first)}?after=20").text
    assert re.search(rf'{NEW}</span></p>\s*<article[^>]* id="p{new.id}"', page)


def test_who_was_just_erased_leaves_no_mark(ada, time):
    first, viewer = grown(2), make.viewer(ada)
    ada.erased_at = time.at
    note_read(viewer, first.thread_id, 2)
    assert mark_of(ada, first) is None


def test_two_windows_reading_at_once_keep_the_farther_place(open_site, run_parallel):
    with transaction():
        ada, first = make.member(), grown(30)
    viewer = make.viewer(ada)

    def read(number: int) -> None:
        with transaction():
            note_read(viewer, first.thread_id, number)

    numbers = [20, 30, 5, 20, 30, 1, 25, 10]
    results = run_parallel([lambda number=number: read(number) for number in numbers])
    assert results == [None] * len(numbers)
    assert read_up_to(ada, first) == 30


def test_pages_opened_at_once_are_all_shown_and_read(open_site, run_parallel):
    with transaction():
        ada, first = make.member(), grown(45)
        token = make.session(ada)

    def read(after: int) -> int:
        visitor = open_site.test_client()
        with visitor.session_transaction() as kept:
            kept["_user_id"] = token
        return visitor.get(f"{address(first)}?after={after}").status_code

    results = run_parallel([lambda after=after: read(after) for after in (0, 20, 40, 0, 20)])
    assert results == [200] * 5
    assert read_up_to(ada, first) == 45
