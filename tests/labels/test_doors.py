"""Labels by form and by program."""

import pytest

from forum.moderation import service
from forum.threads import queries
from tests import make

NAMES = ("Nek", "Lage rug", "Slapen", "Werk", "Hernia", "Bewegen")


@pytest.fixture
def keeper(app):
    return make.viewer(make.moderator())


@pytest.fixture
def listed(keeper):
    for name in NAMES:
        service.add_label(keeper, name=name)


def _of(thread_id: int) -> list[str]:
    viewer = make.viewer(make.member())
    return [tag.slug for tag in queries.get_thread(viewer, thread_id).tags]


@pytest.mark.usefixtures("listed")
def test_a_form_starts_with_labels_and_shows_them_as_links(visitor):
    make.category(slug="plek")
    visitor.log_in(make.member())
    words = {"category": "plek", "kind": "discussion", "title": "Hoe begin ik?", "body": "Tja."}
    assert 'name="tags"' in visitor.get("/new").text
    done = visitor.submit("/new", **words, visibility="public", tags=["nek", "lage-rug"])
    page = visitor.get(visitor.get(done.location).location).text
    assert 'href="/l/nek"' in page
    assert 'href="/l/lage-rug"' in page
    for path in ("/", "/c/plek", "/l/nek"):
        assert 'href="/l/lage-rug"' in visitor.get(path).text


@pytest.mark.usefixtures("listed")
def test_what_was_ticked_stays_ticked_when_something_is_wrong(visitor):
    make.category(slug="plek")
    visitor.log_in(make.member())
    tags = ["nek", "lage-rug", "slapen", "werk", "hernia", "bewegen"]
    page = visitor.submit("/new", category="plek", kind="discussion", tags=tags)
    assert page.status_code == 422
    assert page.text.count('name="tags" type="checkbox"') == len(NAMES)
    assert page.text.count(" checked>") >= len(tags)
    assert "Kies hoogstens 5 labels." in page.text


@pytest.mark.usefixtures("listed")
def test_the_page_of_a_thread_offers_the_choice_to_its_starter(visitor):
    author = make.member()
    first = make.thread(author, tags=["nek"])
    path = f"/t/{first.thread_id}-hoe-begin-ik"
    assert 'name="tags"' not in visitor.get(path).text
    form = visitor.log_in(author).get(path).text
    assert 'value="nek" checked' in form
    answer = visitor.submit(f"/t/{first.thread_id}/labels", tags=["werk", "slapen"])
    assert answer.location == path
    assert _of(first.thread_id) == ["slapen", "werk"]
    assert visitor.submit(f"/t/{first.thread_id}/labels").status_code == 303
    assert _of(first.thread_id) == []


@pytest.mark.usefixtures("listed")
def test_a_program_names_the_field_of_an_unknown_label(visitor):
    place = make.category()
    visitor.bearer(make.token(make.member()))
    words = {"category": place.slug, "kind": "discussion", "title": "Hoi daar", "body": "Hallo"}
    made = visitor.post("/api/v1/threads", json=words | {"tags": ["nek"]})
    assert (made.status_code, made.json["tags"]) == (201, [{"slug": "nek", "name": "Nek"}])
    wrong = visitor.post(
        "/api/v1/threads", json=words | {"tags": ["nek", "kuit"], "body": "Nog eens"}
    )
    assert (wrong.status_code, list(wrong.json["errors"])) == (422, ["tags"])
    address = f"/api/v1/threads/{made.json['id']}/labels"
    assert visitor.put(address, json={"tags": ["werk"]}).json["tags"][0]["slug"] == "werk"
    many = visitor.put(address, json={"tags": ["a", "b", "c", "d", "e", "f"]})
    assert (many.status_code, list(many.json["errors"])) == (422, ["tags"])
    listed = visitor.get("/api/v1/threads?tag=werk").json["items"]
    assert [one["id"] for one in listed] == [made.json["id"]]
    counts = {
        one["slug"]: one["thread_count"] for one in visitor.get("/api/v1/labels").json["items"]
    }
    assert (counts["werk"], counts["nek"]) == (1, 0)
