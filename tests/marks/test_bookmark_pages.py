"""What one keeps, under the posts and on a page of its own."""

import pytest

from forum.marks.bookmarks import bookmarks
from forum.marks.service.bookmarking import keep_post
from tests import make

NOTE = "Deze oefening hielp mij"


@pytest.fixture
def me(app):
    return make.member()


@pytest.fixture
def kept(me):
    first = make.thread()
    keep_post(make.viewer(me), first.id, note=NOTE)
    return first


def _mine(me) -> list:
    return list(bookmarks(make.viewer(me)).items)


def test_the_list_is_read_in_pages(visitor, me, time):
    first = make.thread()
    for _ in range(25):
        time.pass_time(minutes=1)
        keep_post(make.viewer(me), make.reply(first).id)
    visitor.bearer(make.token(me))
    page = visitor.get("/api/v1/me/bookmarks?limit=10").json
    numbers = [item["post"]["number"] for item in page["items"]]
    while page["next"]:
        page = visitor.get(f"/api/v1/me/bookmarks?limit=10&after={page['next']}").json
        numbers += [item["post"]["number"] for item in page["items"]]
    assert numbers == list(range(26, 1, -1))


def test_one_and_many_cost_the_same(visitor, count_queries, me, kept):
    def cost() -> int:
        with count_queries() as seen:
            assert visitor.get("/bookmarks").status_code == 200
        return len(seen)

    visitor.log_in(me)
    before = cost()
    for _ in range(24):
        keep_post(make.viewer(me), make.reply(kept).id, note=NOTE)
    assert cost() == before == 3


def test_under_a_post_it_says_so_and_leads_to_the_note(visitor, me):
    first = make.thread()
    visitor.log_in(me)
    place = visitor.get(f"/p/{first.id}").location
    assert f'formaction="/p/{first.id}/bookmark"' in visitor.get(place).text
    answer = visitor.submit(f"/p/{first.id}/bookmark")
    assert (answer.status_code, answer.location) == (303, f"/p/{first.id}")
    page = visitor.get(place).text
    assert f'href="/p/{first.id}/bookmark"' in page
    assert f'formaction="/p/{first.id}/bookmark"' not in page


def test_what_one_did_not_keep_has_no_page_whether_it_exists_or_not(visitor, me):
    first = make.thread()
    visitor.log_in(me)
    told = [visitor.get(f"/p/{number}/bookmark") for number in (first.id, 999_999)]
    assert [answer.status_code for answer in told] == [404, 404]
    assert all("Dit bericht heb je niet bewaard." in answer.text for answer in told)


def test_a_note_that_is_too_long_is_given_back(visitor, me, kept):
    long = "Lang verhaal. " * 40
    answer = visitor.log_in(me).submit(f"/p/{kept.id}/bookmark", note=long)
    assert answer.status_code == 422
    assert "hoogstens 500 tekens" in answer.text
    assert long in answer.text
    assert [one.note for one in _mine(me)] == [NOTE]
