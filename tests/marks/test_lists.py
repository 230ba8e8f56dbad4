"""The lists of threads, and what stands in each."""

import re

import pytest

from forum.categories.models import Category
from forum.core.db import db
from forum.marks.levels import Level
from forum.marks.service import following
from forum.marks.service.reading import set_read
from forum.threads import service as threads
from forum.threads.kinds import Kind, Visibility
from forum.threads.models import Thread
from tests import make
from tests.marks.people import grown, label, listed, stick


def _follow(who, first) -> None:
    following.follow_thread(make.viewer(who), first.thread_id, Level.FOLLOW)


def _read(who, first, number: int) -> None:
    set_read(make.viewer(who), first.thread_id, number=number)


def test_newest_and_latest_active_differ_in_order(ada, time):
    old = make.thread()
    time.pass_time(hours=1)
    new = make.thread()
    time.pass_time(hours=1)
    make.reply(old)
    assert listed(ada, "newest") == [new.thread_id, old.thread_id]
    assert listed(ada, "active") == [old.thread_id, new.thread_id]
    assert listed(ada, "active", sort="newest") == [new.thread_id, old.thread_id]


def test_unanswered_is_where_anybody_can_be_the_first(ada):
    alone, answered, locked = make.thread(), make.thread(), make.thread()
    make.thread(visibility=Visibility.MEMBERS)
    make.reply(answered)
    threads.lock(make.viewer(make.moderator()), locked.thread_id)
    assert listed(ada, "unanswered") == listed(None, "unanswered") == [alone.thread_id]


def test_unread_is_what_one_began_or_follows_and_did_not_finish(ada):
    begun, done, followed, finished, never = (grown(3) for _ in range(5))
    _read(ada, begun, 2)
    _read(ada, done, 3)
    for first in (followed, finished):
        _follow(ada, first)
    _read(ada, finished, 3)
    assert never.thread_id not in listed(ada, "unread")
    assert set(listed(ada, "unread")) == {begun.thread_id, followed.thread_id}
    make.reply(done)
    assert done.thread_id in listed(ada, "unread")
    following.follow_thread(make.viewer(ada), done.thread_id, Level.MUTE)
    assert done.thread_id not in listed(ada, "unread")


def test_mine_is_where_one_wrote_also_under_a_pseudonym_and_for_oneself_alone(visitor, ada):
    started, secret = make.thread(ada), make.thread(ada, pseudonym=True)
    answered, secretly, other = make.thread(), make.thread(), make.thread()
    make.reply(answered, ada)
    make.reply(secretly, ada, pseudonym=True)
    mine = {post.thread_id for post in (started, secret, answered, secretly)}
    assert set(listed(ada, "mine")) == mine
    for someone in (make.member(), make.moderator(), make.admin()):
        assert listed(someone, "mine") == []
    assert other.thread_id not in mine
    page = visitor.log_in(ada).get("/threads?show=mine").text
    assert f"/t/{secret.thread_id}-" in page
    assert "(schuilnaam)" in page


def test_lists_are_narrowed_to_a_place_a_kind_and_a_label(ada):
    place, tag = make.category(slug="wandelen"), label("hernia")
    here = make.thread(place=place, kind=Kind.RECOVERY)
    elsewhere = make.thread(kind=Kind.RECOVERY)
    stick(elsewhere, tag)
    within = {"category": "wandelen", "kind": "recovery"}
    assert listed(ada, "active", **within) == [here.thread_id]
    assert listed(ada, "active", tag="hernia") == [elsewhere.thread_id]
    assert listed(ada, None, tag="hernia", kind="question") == []


def test_a_list_is_walked_page_by_page_with_its_filter(visitor, ada):
    place = make.category(slug="wandelen")
    wanted = [make.thread(place=place).thread_id for _ in range(45)]
    make.thread()
    address, seen = "/threads?show=newest&category=wandelen&kind=&tag=", []
    while address:
        page = visitor.log_in(ada).get(address).text
        seen += [
            int(number) for number in re.findall(r'class="line-title"><a href="/t/(\d+)-', page)
        ]
        more = re.search(r'class="button quiet" href="([^"]+)" rel="next"', page)
        address = more and more[1].replace("&amp;", "&")
    assert seen == wanted[::-1]


@pytest.mark.parametrize("show", ["unread", "mine", "followed"])
def test_what_is_somebody_s_own_asks_a_guest_to_log_in(visitor, show):
    answer = visitor.get(f"/threads?show={show}")
    assert (answer.status_code, answer.location[:12]) == (303, "/login?next=")
    assert visitor.get(f"/api/v1/threads?show={show}").status_code == 401
    assert f"show={show}" not in visitor.get("/threads").text


@pytest.mark.parametrize("query", ["show=x", "category=x", "tag=x", "kind=x", "after=x", "sort=x"])
def test_an_address_nobody_was_given_leads_nowhere(visitor, query):
    assert visitor.get(f"/threads?{query}").status_code == 404
    assert visitor.get(f"/api/v1/threads?{query}").status_code in (404, 422)


@pytest.mark.parametrize("show", ["newest", "active", "unanswered", "unread", "mine", "followed"])
def test_an_empty_list_says_what_will_come(visitor, ada, show):
    page = visitor.log_in(ada).get(f"/threads?show={show}").text
    assert page.count('class="empty"') == 1
    assert 'aria-current="page"' in page


def test_lists_say_how_much_came_since(visitor, ada):
    first, unknown = grown(5), grown(5)
    _read(ada, first, 2)
    visitor.log_in(ada)
    link = f'href="/t/{first.thread_id}/unread"'
    category = f"/c/{_category(first)}"
    for path in ("/", "/threads", "/threads?show=unread", category):
        page = visitor.get(path).text
        assert re.search(rf"{link}>3 nieuwe<", page), path
        assert f"/t/{unknown.thread_id}/unread" not in page
    _read(ada, first, 4)
    assert f"{link}>1 nieuw<" in visitor.get("/").text
    _read(ada, first, 5)
    assert link not in visitor.get("/").text
    assert link not in visitor.application.test_client().get("/").text


def test_what_one_never_opened_is_new_without_a_number(visitor, ada):
    first = grown(5)
    _follow(ada, first)
    page = visitor.log_in(ada).get("/").text
    assert f'href="/t/{first.thread_id}/unread">nieuw<' in page
    program = visitor.bearer(make.token(ada))
    (line,) = program.get("/api/v1/threads?show=unread").json["items"]
    assert line["unread"] == 5


def _category(first) -> str:
    return db.session.get_one(
        Category, db.session.get_one(Thread, first.thread_id).category_id
    ).slug


LISTS = [f"/threads?show={show}" for show in ("newest", "unanswered", "unread", "mine", "followed")]


def test_a_list_costs_the_same_for_one_and_for_many(visitor, ada, count_queries):
    place = make.category()
    paths = [*LISTS, "/", f"/c/{place.slug}", "/settings/following", "/members/Ada"]

    def grow(times: int) -> None:
        for _ in range(times):
            first = make.thread(ada, place=place)
            _follow(ada, first)
            _read(ada, first, 0)

    def costs() -> list[int]:
        found = []
        for path in paths:
            with count_queries() as seen:
                assert visitor.get(path).status_code == 200
            found.append(len(seen))
        return found

    visitor.log_in(ada)
    grow(1)
    before = costs()
    grow(25)
    assert costs() == before
    assert max(before) <= 9
