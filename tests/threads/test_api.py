"""The JSON that programs rely on, by name."""

import pytest

from forum.factsheets.service import pin_to_thread
from tests import make

AUTHOR = {"name", "url", "role", "badge"}


@pytest.fixture
def ada(app):
    return make.member(username="Ada")


@pytest.fixture
def program(visitor, ada):
    return visitor.bearer(make.token(ada))


def test_starting_a_thread(program):
    category = make.category(name="Bewegen")
    answer = program.post(
        "/api/v1/threads",
        json={
            "category": category.slug,
            "kind": "recovery",
            "title": "Van plank naar wandelen",
            "body": "Ik begin met *tien* minuten.",
        },
    )

    thread = answer.json
    assert answer.status_code == 201
    assert (thread["slug"], thread["visibility"]) == ("van-plank-naar-wandelen", "public")
    assert thread["category"] == {"slug": category.slug, "name": "Bewegen"}
    assert thread["author"] == {
        "name": "Ada",
        "url": "http://localhost/members/Ada",
        "role": "member",
        "badge": None,
    }
    assert thread["first_post"]["html"] == "<p>Ik begin met <em>tien</em> minuten.</p>\n"
    assert thread["url"] == f"http://localhost/t/{thread['id']}-van-plank-naar-wandelen"


def test_a_thread_names_what_is_pinned_above_it(visitor):
    moderator = make.moderator()
    sheet, first = make.sheet(moderator, title="Wat rekken doet"), make.thread()
    pin_to_thread(make.viewer(moderator), first.thread_id, sheet.slug, why="Past hierbij")

    thread = visitor.get(f"/api/v1/threads/{first.thread_id}").json

    assert thread["pinned_fact_sheets"] == [
        {"slug": sheet.slug, "title": "Wat rekken doet", "why": "Past hierbij"}
    ]
    assert thread["reply_count"] == 0
    assert set(thread["author"]) == AUTHOR


def test_posts_come_in_order_with_a_place_for_what_is_gone(program, ada):
    first = make.thread()
    gone, stays = make.reply(first, ada), make.answer(first, make.expert())
    assert program.delete(f"/api/v1/posts/{gone.id}").status_code == 204

    items = program.get(f"/api/v1/threads/{first.thread_id}/posts").json["items"]

    assert [post["number"] for post in items] == [1, 2, 3]
    assert items[1] == {
        "id": gone.id,
        "number": 2,
        "thread_id": first.thread_id,
        "deleted": True,
        "body": None,
    }
    assert items[2]["author"]["badge"] == "Geverifieerd · fysiotherapeut"
    assert items[2]["id"] == stays.id
    assert program.get(f"/api/v1/posts/{gone.id}").status_code == 404


def test_a_post_is_changed_from_the_version_that_was_read(program, ada):
    post = make.reply(make.thread(), ada)
    path = f"/api/v1/posts/{post.id}"
    tag = program.get(path).headers["ETag"]

    changed = program.patch(path, json={"body": "Nieuw"}, headers={"If-Match": tag})
    stale = program.patch(path, json={"body": "Oud"}, headers={"If-Match": tag})

    assert (changed.status_code, changed.json["body"]) == (200, "Nieuw")
    assert changed.json["edited_at"] is not None
    assert changed.headers["ETag"] != tag
    assert (stale.status_code, stale.json["code"]) == (412, "stale")
    assert program.delete(path, headers={"If-Match": tag}).status_code == 412


@pytest.mark.parametrize(
    ("sent", "field", "complaint"),
    [
        ({}, "body", "Dit veld is verplicht."),
        ({"body": None}, "body", "Dit veld is verplicht."),
        ({"body": 3}, "body", "Deze waarde klopt niet."),
        ({"body": " \0 "}, "body", "Vul hier iets in."),
        ({"body": "x" * 20_001}, "body", "Gebruik hoogstens 20.000 tekens."),
        ({"body": "Hoi", "kleur": "rood"}, "kleur", "Dit veld bestaat niet."),
    ],
)
def test_a_wrong_shape_is_named_field_by_field(program, sent, field, complaint):
    answer = program.post(f"/api/v1/threads/{make.thread().thread_id}/posts", json=sent)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")
    assert answer.json["errors"] == {field: [complaint]}


def test_an_unknown_category_is_a_wrong_field(program):
    sent = {"category": "nergens", "kind": "discussion", "title": "Een titel", "body": "Hoi"}
    answer = program.post("/api/v1/threads", json=sent)
    assert (answer.status_code, answer.json["code"]) == (422, "unknown_category")
    assert list(answer.json["errors"]) == ["category"]


def test_lists_are_narrowed_and_sorted(visitor, time):
    place = make.category()
    old = make.thread(place=place, kind="recovery")
    time.pass_time(minutes=1)
    new = make.thread(place=place)
    time.pass_time(minutes=1)
    make.reply(old)

    def ids(query: str) -> list[int]:
        items = visitor.get(f"/api/v1/threads?category={place.slug}&{query}").json["items"]
        return [thread["id"] for thread in items]

    assert ids("sort=active") == [old.thread_id, new.thread_id]
    assert ids("sort=newest") == [new.thread_id, old.thread_id]
    assert ids("kind=recovery") == [old.thread_id]


def test_a_list_is_walked_by_its_cursor(visitor):
    place = make.category()
    made = [make.thread(place=place).thread_id for _ in range(5)]
    path, seen = f"/api/v1/threads?category={place.slug}&limit=2", []
    page = visitor.get(path).json
    while True:
        seen += [thread["id"] for thread in page["items"]]
        if page["next"] is None:
            break
        page = visitor.get(f"{path}&after={page['next']}").json
    assert seen == made[::-1]
