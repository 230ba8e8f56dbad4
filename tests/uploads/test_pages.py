"""Adding, finding and taking away pictures, on pages and by the API."""

from io import BytesIO
from re import search

import pytest

from forum.core.db import db
from forum.threads.pictures import is_shown
from forum.uploads.models import Upload
from tests import make
from tests.uploads.files import BEHIND, CAMERA, keep, names, opened, photo, picture, png_of
from tests.uploads.sending import LARGE, call, send

pytestmark = pytest.mark.usefixtures("empty_store")


def test_a_member_adds_a_picture_and_gets_the_line_to_show_it_with(at_home, ada):
    answer = send(at_home, photo())
    assert answer.status_code == 303
    page = at_home.get(answer.location)
    line = search(r'value="(!\[Mijn stoel\]\(/u/[\w-]{43}\))"', page.text)[1]
    make.thread(ada, body=line)
    assert is_shown(make.viewer(make.member()), db.session.query(Upload).one().id)


def test_what_is_served_is_a_picture_and_nothing_else(at_home, ada, app):
    send(at_home, photo())
    made = db.session.query(Upload).one()
    make.thread(ada, body=f"![stoel](/u/{made.key})")
    for path in (f"/u/{made.key}", f"/u/{made.key}/960", f"/u/{made.key}/320"):
        answer = app.test_client().get(path)
        assert (answer.status_code, answer.mimetype) == (200, "image/webp")
        assert opened(answer.data).format == "WEBP"
        assert CAMERA not in answer.data
        assert BEHIND not in answer.data
        headers = answer.headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in headers["Content-Security-Policy"]
        assert headers["Content-Disposition"] == "inline; filename=afbeelding.webp"
        assert headers["Cache-Control"] == "private, no-store"
    assert (made.width, made.height) == (600, 900)


def test_in_a_text_words_stand_where_it_is_not_to_be_seen(at_home, ada, app):
    hidden = keep(ada).key
    guest = app.test_client()
    in_text = {"Accept": "image/avif,image/webp,image/*,*/*;q=0.8"}
    there, nowhere = (guest.get(f"/u/{key}/960", headers=in_text) for key in (hidden, "x" * 43))
    assert there.data == nowhere.data
    assert (there.status_code, there.mimetype) == (404, "image/svg+xml")
    assert "Deze afbeelding is niet te zien." in there.text
    assert "sandbox" in there.headers["Content-Security-Policy"]
    as_page = {"Accept": "text/html,image/webp,*/*"}
    assert guest.get(f"/u/{hidden}", headers=as_page).mimetype == "text/html"


def test_who_has_it_already_is_told_so_if_they_may_still_see_it(at_home, ada, app):
    picture = keep(ada)
    tag = {"If-None-Match": at_home.get(f"/u/{picture.key}").headers["ETag"]}
    answer = at_home.get(f"/u/{picture.key}", headers=tag)
    assert (answer.status_code, answer.data) == (304, b"")
    assert app.test_client().get(f"/u/{picture.key}", headers=tag).status_code == 404


def test_a_picture_whose_file_is_lost_is_not_there(at_home, ada, app):
    picture = keep(ada)
    store = app.extensions["store"]
    store.remove(f"{picture.key}-full")
    assert at_home.get(f"/u/{picture.key}").status_code == 404
    assert at_home.get(f"/u/{picture.key}/320").status_code == 200


@pytest.mark.parametrize(
    ("content", "alt", "field", "told"),
    [
        (b"<html>", "Stoel", "file", "geen afbeelding die we kennen"),
        (png_of(40_000, 40_000), "Stoel", "file", "te veel pixels"),
        (photo()[:900], "Stoel", "file", "beschadigd"),
        (b"", "Stoel", "file", "dit bestand is leeg"),
        (LARGE, "Stoel", "file", "hoogstens 10 MB"),
        (picture(), "", "alt", "Vul hier iets in."),
        (picture(), "x" * 301, "alt", "hoogstens 300 tekens"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_kept(
    at_home, program, content, alt, field, told
):
    page = send(at_home, content, alt)
    assert page.status_code == 422
    assert search(rf'id="{field}-error"', page.text)
    assert told in page.text
    assert not alt or f'value="{alt}"' in page.text
    by_api = call(program, content, alt)
    assert (by_api.status_code, list(by_api.json["errors"])) == (422, [field])
    script = send(at_home, content, alt, "/uploads")
    assert (script.status_code, script.json["fields"]) == (422, [field])
    assert told in script.json["detail"]
    assert (db.session.query(Upload).count(), names()) == (0, [])


def test_nothing_chosen_is_told_at_the_file(at_home):
    page = at_home.submit("/uploads/new", alt="Stoel", file=(BytesIO(b""), ""))
    assert page.status_code == 422
    assert 'id="file-error"' in page.text


def test_a_script_gets_what_to_put_in_the_text(at_home):
    answer = send(at_home, picture(), "Een [stoel] \\ met\nkussen", "/uploads")
    said = answer.json
    assert answer.status_code == 200
    assert said["markdown"] == f"![Een \\[stoel\\] \\\\ met kussen]({said['url']})"
    assert (said["width"], said["height"]) == (60, 40)


def test_the_api_keeps_what_the_page_keeps(program, ada):
    answer = call(program, picture(1_200, 800))
    said = answer.json
    assert answer.status_code == 201
    assert (said["alt"], said["width"], said["height"]) == ("Mijn stoel", 1200, 800)
    assert said["url"].startswith("http://localhost/u/")
    make.thread(ada, title="Zitten", body=said["markdown"])
    listed = program.get("/api/v1/me/uploads").json
    assert [item["id"] for item in listed["items"]] == [said["id"]]
    assert listed["items"][0]["used_in"][0]["title"] == "Zitten"
    assert program.delete(f"/api/v1/uploads/{said['id']}").status_code == 204
    assert program.delete(f"/api/v1/uploads/{said['id']}").status_code == 404


def test_the_list_costs_the_same_for_one_and_for_many(at_home, ada, count_queries):
    def cost() -> int:
        db.session.commit()
        with count_queries() as seen:
            assert at_home.get("/settings/uploads").status_code == 200
        return len(seen)

    make.thread(ada, body=keep(ada).markdown)
    before = cost()
    for _number in range(25):
        make.thread(ada, body=keep(ada).markdown)
    assert cost() == before <= 4


def test_the_list_goes_on_where_it_stopped(at_home, ada):
    for number in range(22):
        keep(ada, alt=f"Plaatje {number:02}")
    first = at_home.get("/settings/uploads").text
    following = search(r'href="(/settings/uploads\?after=[^"]+)"', first)[1]
    second = at_home.get(following).text
    assert "Plaatje 21" in first
    assert "Plaatje 01" not in first
    assert "Plaatje 01" in second


def test_taking_a_picture_away_says_where_it_stood(at_home, ada):
    picture = keep(ada)
    first = make.thread(ada, body=picture.markdown)
    page = at_home.get(f"/settings/uploads/{picture.id}/delete")
    assert "in 1 bericht" in page.text
    assert at_home.submit(f"/settings/uploads/{picture.id}/delete").status_code == 303
    assert at_home.get(f"/u/{picture.key}").status_code == 404
    assert at_home.get(f"/t/{first.thread_id}-hoe-begin-ik").status_code == 200


def test_a_thread_page_with_pictures_costs_no_query_more(at_home, ada, count_queries):
    first = make.thread(ada, body=" ".join(keep(ada).markdown for _ in range(5)))
    db.session.commit()
    path = f"/t/{first.thread_id}-hoe-begin-ik"
    at_home.get(path)  # the first time is noted how far one has read
    with count_queries() as seen:
        page = at_home.get(path)
    assert page.text.count("<img ") == 5
    assert len(seen) == 4
