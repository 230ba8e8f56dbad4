"""What goes wrong, told from one place: as a page to people, as a problem to programs."""

import json
import re

import pytest

from forum.core.errors import KINDS, ForumError, in_our_words
from tests import make
from tests.make import PASSWORD

PROBLEM = "application/problem+json"
JSON = {"content_type": "application/json"}


@pytest.fixture
def break_down(app, monkeypatch):
    """From here on the front page and the list of categories are broken."""

    def broken(*_asked):
        raise RuntimeError("secret of the house")

    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.view_functions, "home.show", broken)
    monkeypatch.setitem(app.view_functions, "api_categories.Categories", broken)


@pytest.mark.parametrize("path", ["/nergens", "/t/1", "/p/1", "/c/nergens", "/members/niemand"])
def test_what_is_not_there_is_a_dutch_page_that_offers_to_log_in(visitor, path):
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert answer.content_type == "text/html; charset=utf-8"
    assert "<h1>Niet gevonden</h1>" in answer.text
    assert "/login" in answer.text


@pytest.mark.parametrize("path", ["/api/v1/nergens", "/api/v1/threads/1", "/api/v1/posts/1"])
def test_what_is_not_there_is_a_problem_for_a_program(visitor, path):
    answer = visitor.get(path)
    assert (answer.status_code, answer.content_type) == (404, PROBLEM)
    assert answer.json["title"] == "Niet gevonden"
    assert (answer.json["type"], answer.json["status"]) == ("about:blank", 404)
    assert answer.json["code"] == "not_found"


HUGE = [2**63, 2**64, 10**30, int("9" * 4000)]


@pytest.mark.parametrize("number", [0, *HUGE], ids=lambda number: f"{len(str(number))} digits")
def test_no_number_is_too_large_to_be_missing(visitor, number):
    visitor.log_in(make.member())
    for path in (f"/t/{number}-a", f"/t/{number}", f"/p/{number}", f"/api/v1/threads/{number}"):
        assert visitor.get(path).status_code == 404
    assert visitor.submit(f"/settings/tokens/{number}/revoke").status_code == 404


@pytest.mark.parametrize("number", ["-1", "1.0", "1e3", "٣", "0x1", "%31%00", "9" * 5000])
def test_what_is_no_number_has_no_page(visitor, number):
    assert visitor.get(f"/t/{number}").status_code in (301, 404)
    assert visitor.get(f"/api/v1/posts/{number}").status_code == 404


def test_a_method_that_is_not_there_says_which_are(visitor):
    page, call = visitor.put("/login"), visitor.put("/api/v1/tokens")
    assert (page.status_code, call.status_code) == (405, 405)
    assert set(page.allow) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert set(call.allow) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert "Dat kan hier niet" in page.text
    assert (call.content_type, call.json["code"]) == (PROBLEM, "method_not_allowed")


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "",
        "nul",
        b"\xff",
        '{"a": NaN',
        "[" * 100_000,
        '{"a":' * 50_000,
        '{"a": ' + "9" * 5000 + "}",
    ],
    ids=["open", "empty", "word", "no text", "open nan", "deep lists", "deep objects", "digits"],
)
def test_what_is_no_json_is_400_or_lacks_every_field(visitor, body):
    answer = visitor.post("/api/v1/tokens", data=body, **JSON)
    assert answer.status_code == (422 if body == "" else 400)
    assert answer.content_type == PROBLEM


@pytest.mark.parametrize("body", [[], "text", 1, None, True, [{"username": "a"}]])
def test_json_that_is_no_object_is_422(visitor, body):
    answer = visitor.post("/api/v1/tokens", data=json.dumps(body), **JSON)
    assert answer.status_code == 422
    assert list(answer.json["errors"].values()) == [["Dit is geen object met velden."]]


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "text/xml", ""]
)
def test_another_kind_of_body_is_not_read_as_json(visitor, kind):
    body = json.dumps({"username": "a", "password": "b", "name": "c"})
    answer = visitor.post("/api/v1/tokens", data=body, content_type=kind)
    assert answer.status_code in (415, 422)


@pytest.mark.parametrize("value", [1, 1.5, True, [], {}, ["a"], {"a": 1}])
@pytest.mark.parametrize("field", ["username", "password", "name"])
def test_a_field_of_another_type_is_named(visitor, field, value):
    body = {"username": "a", "password": "b", "name": "c"} | {field: value}
    answer = visitor.post("/api/v1/tokens", json=body)
    assert (answer.status_code, list(answer.json["errors"])) == (422, [field])


def test_an_unknown_field_is_named_and_an_unknown_parameter_ignored(visitor):
    body = {"username": "a", "password": "b", "name": "c", "admin": True}
    answer = visitor.post("/api/v1/tokens", json=body)
    assert answer.json["errors"] == {"admin": ["Dit veld bestaat niet."]}
    assert visitor.get("/api/v1/threads?admin=true").status_code == 200


def test_what_is_too_large_is_413(visitor):
    large = visitor.post("/api/v1/tokens", data=b'"' + b"a" * 2_000_000 + b'"', **JSON)
    assert (large.status_code, large.content_type) == (413, PROBLEM)
    page = visitor.submit("/login", username="a" * 2_000_000, password="b")
    assert page.status_code == 413
    assert "Te groot" in page.text


def test_what_is_broken_is_told_without_a_word_about_the_inside(visitor, break_down):
    page, call = visitor.get("/"), visitor.get("/api/v1/categories")
    assert (page.status_code, call.status_code) == (500, 500)
    assert call.content_type == PROBLEM
    assert (call.json["code"], call.json["detail"]) == ("internal_error", "Er ging iets mis")
    for text in (page.text, call.text):
        assert "Er ging iets mis" in text
        assert not re.search("secret|RuntimeError|Traceback|forum/", text)


def test_a_member_sees_a_broken_page_too(visitor, break_down):
    visitor.log_in(make.member(username="Ada"))
    answer = visitor.get("/")
    assert answer.status_code == 500
    assert answer.headers["X-Request-ID"] in answer.text


def test_every_problem_bears_the_number_of_its_request(visitor, break_down):
    for path in ("/api/v1/categories", "/api/v1/nergens", "/api/v1/me"):
        answer = visitor.get(path)
        assert answer.json["request_id"] == answer.headers["X-Request-ID"]
        assert set(answer.json) <= {
            *("type", "title", "status", "detail", "code", "errors", "request_id")
        }


def test_what_was_typed_survives_the_end_of_a_session(visitor):
    first = make.thread()
    path = f"/t/{first.thread_id}-hoe-begin-ik"
    answer = visitor.submit(path, body="Lang verhaal <b>", password=PASSWORD)
    assert answer.status_code == 401
    assert "Lang verhaal &lt;b&gt;" in answer.text
    assert PASSWORD not in answer.text
    assert f'name="next" value="{path}"' in answer.text


def test_a_form_of_long_ago_is_refused_with_what_was_typed(visitor):
    first = make.thread()
    visitor.log_in(make.member())
    form = {"body": "Lang verhaal", "csrf_token": "old"}
    answer = visitor.post(f"/t/{first.thread_id}-hoe-begin-ik", data=form)
    assert answer.status_code == 400
    assert "Lang verhaal" in answer.text
    assert "Deze pagina is verlopen." in answer.text


@pytest.mark.parametrize(
    "status", [400, 401, 403, 404, 409, 412, 413, 415, 418, 422, 429, 500, 502]
)
def test_every_status_has_words(app, status):
    error = in_our_words(status, {})
    assert error.status == status
    assert str(error.title)
    assert str(error.detail)
    assert error.code == KINDS.get(status, KINDS[400 if status < 500 else 500])[0]


def test_complaints_of_a_library_are_taken_over_by_field(app):
    error = in_our_words(422, {"messages": {"json": {"name": ["Fout."]}}})
    assert error.errors == {"name": ["Fout."]}
    assert in_our_words(422, {"messages": ["x"]}).errors == {}
    assert in_our_words(400, {"messages": {"json": ["Invalid JSON"]}}).errors == {}


def test_an_error_may_say_everything_itself():
    error = ForumError("Nee.", code="no", status=409, errors={"a": ["b"]})
    assert (str(error), error.code, error.status) == ("Nee.", "no", 409)
