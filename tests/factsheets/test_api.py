import pytest

from tests import make
from tests.factsheets.article.example import FILE

ARTICLE = FILE.read_bytes()
IMPORTS = "/api/v1/factsheets/imports"


@pytest.fixture
def moderator(app):
    return make.moderator()


@pytest.fixture
def program(visitor, moderator):
    return visitor.bearer(make.token(moderator))


def _import(program, data=ARTICLE, **more):
    return program.post(IMPORTS, data=data, content_type="text/plain; charset=utf-8", **more)


def test_an_article_is_imported_once(program):
    first, again = _import(program), _import(program)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json["created"] == first.json["drafts"] == again.json["unchanged"]
    assert program.get(f"{IMPORTS}/{first.json['id']}").json["lines"] == first.json["lines"]


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [(b"", 422, "empty"), (b"\xff", 422, "not_utf8"), (b"x" * 2_200_000, 413, "too_large")],
)
def test_a_bad_article_is_a_problem_with_its_code(program, data, status, code):
    answer = _import(program, data)
    assert (answer.status_code, answer.json["code"]) == (status, code)


def test_an_article_in_another_coat_is_refused(program):
    answer = program.post(IMPORTS, json={"text": "Hoi"})
    assert answer.status_code == 415


def test_from_draft_to_what_readers_get(program, visitor, moderator):
    sheet = make.sheet(moderator, published=False, body="Wat we weten.")
    path = f"/api/v1/factsheets/{sheet.slug}"
    tag = program.get(f"{path}/draft").headers["ETag"]

    change = {"summary": "Kort.", "claims": "Bewegen mag.\nRusten ook."}
    assert program.patch(path, json=change, headers={"If-Match": tag}).status_code == 200
    assert program.patch(path, json=change, headers={"If-Match": tag}).status_code == 412
    published = program.post(f"{path}/publish", json={"reason": "Nagelezen"}).json

    seen = visitor.application.test_client().get(path).json
    assert seen == published
    assert [claim["text"] for claim in seen["claims"]] == ["Bewegen mag.", "Rusten ook."]
    assert (seen["version"], seen["html"]) == (1, "<p>Wat we weten.</p>")
    assert set(seen) >= {"slug", "title", "summary", "references", "published_at", "review_due"}


def test_an_urgent_sign_without_the_block_is_a_conflict(program, moderator):
    sheet = make.sheet(moderator, published=False, body="Bij een klapvoet bel je.")
    path = f"/api/v1/factsheets/{sheet.slug}"
    refused = program.post(f"{path}/publish", json={"reason": "Klaar"})
    assert (refused.status_code, refused.json["code"]) == (409, "call_now_required")
    program.patch(path, json={"call_now": True})
    assert program.post(f"{path}/publish", json={"reason": "Klaar"}).json["call_now"]


@pytest.mark.parametrize("place", ["threads", "categories"])
def test_pinning_is_put_and_delete(program, moderator, place):
    category, sheet = make.category(), make.sheet(moderator)
    thread = make.thread(place=category).thread_id
    owner = thread if place == "threads" else category.slug
    path = f"/api/v1/{place}/{owner}/factsheets/{sheet.slug}"

    assert program.put(path, json={"why": "Past hierbij"}).status_code == 204
    pins = program.get(f"/api/v1/threads/{thread}").json["pinned_fact_sheets"]
    assert [pin["why"] for pin in pins] == ["Past hierbij"]
    assert program.put(path).status_code == 204
    assert program.delete(path).status_code == 204
    assert program.delete(path).status_code == 404
    assert program.get(f"/api/v1/threads/{thread}").json["pinned_fact_sheets"] == []


def test_versions_stay_readable(program, moderator):
    sheet = make.sheet(moderator, body="Eerst.")
    path = f"/api/v1/factsheets/{sheet.slug}"
    program.patch(path, json={"body": "Later."})
    program.post(f"{path}/publish", json={"reason": "Duidelijker"})
    assert [line["number"] for line in program.get(f"{path}/versions").json["items"]] == [2, 1]
    assert program.get(f"{path}/versions/1").json["html"] == "<p>Eerst.</p>"


def test_sheets_are_walked_by_a_cursor(visitor, moderator):
    made = [make.sheet(moderator).slug for _ in range(3)]
    first = visitor.get("/api/v1/factsheets?limit=2").json
    rest = visitor.get(f"/api/v1/factsheets?limit=2&after={first['next']}").json
    assert [sheet["slug"] for sheet in [*first["items"], *rest["items"]]] == made
    assert rest["next"] is None
