"""How the history of a post is shown, on its page and to programs."""

import pytest

from forum.threads import service
from tests import make

HOSTILE = "<script>alert(1)</script></textarea>{{ 7*7 }} & \" '"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;/textarea&gt;{{ 7*7 }} &amp; &#34; &#39;"


@pytest.fixture
def author(app):
    return make.member(username="Ada")


@pytest.fixture
def first(author):
    return make.thread(author, title="Eerste titel", body="Eerste tekst")


def _edit(author, post, **words):
    return service.edit_post(make.viewer(author), post.id, **words)


def test_the_page_shows_who_when_why_and_what_changed_in_words_too(visitor, author, first):
    _edit(author, first, body="Eerste zin", reason="Preciezer")
    page = visitor.get(f"/p/{first.id}/history").text
    assert "Reden: Preciezer" in page
    assert ">Ada</a>" in page
    assert '<del><span class="unseen">[verwijderd: </span>tekst' in page
    assert '<ins><span class="unseen">[toegevoegd: </span>zin' in page
    thread = visitor.get(visitor.get(f"/p/{first.id}").location).text
    assert f'href="/p/{first.id}/history"' in thread
    assert "(Preciezer)" in thread


def test_a_pseudonym_stays_one_in_its_history(visitor, author):
    secret = make.reply(make.thread(), author, pseudonym=True)
    _edit(author, secret, body="Anders", reason="Zomaar")
    for path in (f"/p/{secret.id}/history", f"/api/v1/posts/{secret.id}/revisions"):
        answer = visitor.get(path)
        assert answer.status_code == 200
        assert author.username not in answer.text


def test_old_texts_and_reasons_are_shown_as_they_were_typed_and_never_run(visitor, author, first):
    _edit(author, first, body=HOSTILE, title=HOSTILE, reason=HOSTILE)
    _edit(author, first, body="Weg ermee", title="Rustig", reason="x")
    visitor.log_in(author)
    for path in ("history", "history/2/empty"):
        page = visitor.get(f"/p/{first.id}/{path}").text
        assert ESCAPED in page
        assert "<script>alert" not in page


def test_a_long_history_is_read_in_pages_that_hold_together(visitor, author, first, time):
    for number in range(24):
        time.pass_time(minutes=1)
        _edit(author, first, body=f"Tekst nummer {number}")
    seen, address = [], f"/p/{first.id}/history"
    while address:
        page = visitor.get(address).text
        seen += [int(part.split('"')[0]) for part in page.split('id="versie-')[1:]]
        assert page.count("<del>") + page.count("Eerste tekst") >= 1
        links = page.split('class="button quiet" href="')[1:]
        address = links[0].split('"')[0] if links else None
    assert seen == list(range(25, 0, -1))


def test_the_history_costs_the_same_for_one_and_for_many(visitor, author, first, count_queries):
    def cost(path: str) -> int:
        with count_queries() as queries:
            assert visitor.get(path).status_code == 200
        return len(queries)

    paths = (f"/p/{first.id}/history", f"/api/v1/posts/{first.id}/revisions")
    _edit(author, first, body="Een")
    before = [cost(path) for path in paths]
    for number in range(9):
        _edit(author, first, body=f"Tekst {number}")
    assert [cost(path) for path in paths] == before


def test_pages_of_the_api_follow_each_other(visitor, author, first):
    for number in range(5):
        _edit(author, first, body=f"Tekst {number}")
    path = f"/api/v1/posts/{first.id}/revisions"
    one = visitor.get(path, query_string={"limit": 3}).json
    two = visitor.get(path, query_string={"limit": 3, "after": one["next"]}).json
    versions = [item["version"] for page in (one, two) for item in page["items"]]
    assert (versions, two["next"]) == ([5, 4, 3, 2, 1], None)


def test_a_reason_that_is_too_long_is_said_and_nothing_is_changed(visitor, author, first):
    visitor.bearer(make.token(author))
    answer = visitor.patch(f"/api/v1/posts/{first.id}", json={"body": "Nieuw", "reason": "x" * 201})
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["reason"])
    assert visitor.get(f"/api/v1/posts/{first.id}/revisions").json["items"] == []
    kept = visitor.patch(f"/api/v1/posts/{first.id}", json={"body": "Nieuw", "reason": "x" * 200})
    assert kept.json["edit_reason"] == "x" * 200
