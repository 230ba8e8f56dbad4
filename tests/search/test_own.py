"""One's own private messages and drafts: opened and read for who asks, and for nobody else."""

from html import unescape

import pytest

from forum.drafts import service as drafts
from forum.messages import service as messages
from forum.search import own
from tests import make
from tests.messages.talk import answer, begin, someone
from tests.search.indexed import index_all

OTHERWISE = 'slapen -"slapen slecht"'
CALL, PAGE = "/api/v1/me/search", "/search/own"


def _draft(member, body: str, key: str = "new", **more) -> None:
    drafts.save(make.viewer(member), key, fields={"body": body, **more}, version=None)


@pytest.fixture
def pair(app):
    ada, bea = someone(username="Ada"), someone(username="Bea")
    first = begin(ada, bea, body="Ik kan slecht slapen met deze kussens.")
    answer(first, bea, "Een ander matras hielp mij.")
    return ada, bea, first


def _found(visitor, member, asked: str) -> list[dict]:
    visitor.bearer(make.token(member))
    reply = visitor.get(CALL, query_string={"q": asked})
    assert reply.status_code == 200, reply.text
    return reply.json["items"]


@pytest.mark.parametrize(
    "asked", ["kussen", "geslapen", '"slecht slapen"', "slapn", "slapen -bed", OTHERWISE]
)
def test_it_is_found_by_what_would_find_it_in_the_open(visitor, pair, asked):
    for reader in pair[:2]:
        (hit,) = _found(visitor, reader, asked)
        assert (hit["type"], hit["id"]) == ("message", pair[2].id)
        assert "slecht slapen" in hit["snippet"]
        assert hit["author"]["name"] == "Ada"


@pytest.mark.parametrize(
    "asked", ['"slapen slecht"', 'slapen -"slecht slapen"', "kussen -slapen", "zwemmen", "%", "de"]
)
def test_what_is_not_in_it_is_not_found(visitor, pair, asked):
    assert _found(visitor, pair[0], asked) == []


def test_nobody_finds_what_others_wrote_alone(visitor, pair):
    _draft(pair[0], "Kussenplan voor thuis")
    index_all()
    for stranger in (make.member(), make.moderator(), make.admin(), make.expert()):
        assert _found(visitor, stranger, "kussen") == []
        for sort in ("best", "newest"):
            everywhere = visitor.get(f"/api/v1/search?q=kussen&sort={sort}").json
            assert everywhere["items"] == []
    assert [hit["type"] for hit in _found(visitor, pair[0], "kussen")] == ["draft", "message"]
    assert [hit["type"] for hit in _found(visitor, pair[1], "kussen")] == ["message"]


def test_what_was_deleted_or_left_is_not_opened(visitor, pair):
    ada, bea, first = pair
    messages.leave(make.viewer(bea), first.conversation_id)
    assert _found(visitor, bea, "kussen") == []
    messages.delete_message(make.viewer(ada), first.conversation_id, first.id)
    assert _found(visitor, ada, "kussen") == []


def test_drafts_are_found_by_their_title_too(visitor, app):
    ada = someone()
    _draft(ada, "Nog niets", title="Zwemmen in de winter")
    (hit,) = _found(visitor, ada, "zwemmen")
    assert (hit["type"], hit["key"], hit["title"]) == ("draft", "new", "Zwemmen in de winter")


def test_a_suspended_member_finds_their_own(visitor, app):
    ada, bea = make.suspended(), someone()
    begin(bea, ada, body="Een kussen voor je")
    assert len(_found(visitor, ada, "kussen")) == 1


def test_the_page_shows_it_and_leads_there(visitor, pair):
    ada, _bea, first = pair
    _draft(ada, "Kussenplan voor thuis")
    visitor.log_in(ada)
    page = visitor.get(f"{PAGE}?q=kussen")
    main = unescape(page.text)
    assert f'href="/messages/{first.conversation_id}?before=2#m{first.id}"' in main
    assert "<mark>kussens</mark>" in main
    assert "<mark>Kussenplan</mark> voor thuis" in main
    assert page.headers["Cache-Control"] == "private, no-store"
    there = visitor.get(f"/messages/{first.conversation_id}?before=2")
    assert f'id="m{first.id}"' in there.text
    assert "Zoek in mijn berichten en concepten" in visitor.get("/search?q=kussen").text


def test_a_guest_is_led_to_log_in(visitor, app):
    assert visitor.get(f"{PAGE}?q=x").location.startswith("/login?next=")
    assert visitor.get(f"{CALL}?q=x").status_code == 401
    assert "berichten en concepten" not in visitor.get("/search?q=x").text


@pytest.mark.parametrize("asked", ["x" * 301, "kussen " * 1_500])
def test_too_much_is_told_and_kept(visitor, pair, asked):
    visitor.log_in(pair[0])
    page = visitor.get(PAGE, query_string={"q": asked})
    assert page.status_code == 422
    assert asked.strip() in unescape(page.text)


def test_another_place_in_the_list_goes_on_with_what_came_before(visitor, pair):
    ada, _bea, first = pair
    for number in range(24):
        answer(first, ada, f"Kussen nummer {number}")
    seen, after = [], ""
    visitor.bearer(make.token(ada))
    while after is not None:
        page = visitor.get(f"{CALL}?q=kussen&limit=10{after and f'&after={after}'}").json
        seen += [hit["id"] for hit in page["items"]]
        after = page["next"]
    assert len(seen) == 25
    assert seen == sorted(seen, reverse=True)
    for wrong in ("abc", "WyJzZWFyY2gtYmVzdCIsIDIsIDE1MV0"):
        assert visitor.get(f"{CALL}?q=kussen&after={wrong}").status_code == 422
    visitor.log_in(ada)
    assert visitor.get(f"{PAGE}?q=kussen&after=abc").status_code == 404


def test_only_the_newest_are_opened_whatever_page_is_asked(visitor, pair, monkeypatch):
    monkeypatch.setattr(own, "MOST", 3)
    ada, _bea, first = pair
    for number in range(4):
        answer(first, ada, f"Kussen nummer {number}")
    visitor.bearer(make.token(ada))
    page = visitor.get(f"{CALL}?q=kussen&limit=2").json
    rest = visitor.get(f"{CALL}?q=kussen&limit=2&after={page['next']}").json
    assert [len(page["items"]), len(rest["items"])] == [2, 1]
    assert rest["next"] is None


def test_who_asks_without_end_is_told_to_wait(visitor, pair):
    visitor.bearer(make.token(pair[0]))
    statuses = [visitor.get(f"{CALL}?q=kussen").status_code for _ in range(31)]
    assert statuses == [200] * 30 + [429]
    visitor.log_in(pair[0])
    page = visitor.get(f"{PAGE}?q=kussen")
    assert page.status_code == 429
    assert page.headers["Retry-After"]
    assert 'value="kussen"' in page.text


def test_what_it_costs_grows_by_the_hundred(visitor, pair, count_queries):
    ada, _bea, first = pair
    costs = []
    visitor.bearer(make.token(ada)).get(f"{CALL}?q=kussen")  # now it is noted that it is used
    for more in (1, 40):
        for number in range(more):
            answer(first, ada, f"Kussen {number}")
        with count_queries() as seen:
            visitor.get(f"{CALL}?q=kussen")
        costs.append(len(seen))
    assert costs[0] == costs[1]


def test_what_there_is_no_time_for_comes_on_the_next_pages(visitor, pair, monkeypatch):
    """However much was written to keep it busy."""
    monkeypatch.setattr(own, "ENOUGH", 0)
    ada = pair[0]
    _draft(ada, "Kussen erbij")
    visitor.bearer(make.token(ada))
    found, after = [], None
    for _page in range(5):
        asked = {"q": "kussens"} | ({"after": after} if after else {})
        reply = visitor.get(CALL, query_string=asked).json
        found += [hit["type"] for hit in reply["items"]]
        after = reply["next"]
        if after is None:
            break
    assert (sorted(found), after) == (["draft", "message"], None)
