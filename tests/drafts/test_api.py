"""Drafts and previews for programs."""

import pytest

from tests import make
from tests.drafts.kept import draft

BODY = {"body": "Ik loop elke dag."}


@pytest.fixture
def member(visitor):
    member = make.member()
    visitor.bearer(make.token(member))
    return member


def test_a_draft_is_kept_read_changed_and_thrown_away(visitor, member, time):
    kept = visitor.put("/api/v1/drafts/thread:12", json=BODY | {"title": "Titel"})
    version = kept.json["version"]
    assert kept.status_code == 200
    assert kept.json == BODY | {
        "key": "thread:12",
        "title": "Titel",
        "version": version,
        "saved_at": time.at.isoformat(),
    }
    read = visitor.get("/api/v1/drafts/thread:12")
    assert (read.json, read.headers["ETag"]) == (kept.json, f'"{version}"')

    headers = {"If-Match": read.headers["ETag"]}
    changed = visitor.put("/api/v1/drafts/thread:12", json={"body": "Meer"}, headers=headers)
    assert changed.json["version"] == version + 1
    assert "title" not in changed.json

    assert visitor.delete("/api/v1/drafts/thread:12").status_code == 204
    assert visitor.get("/api/v1/drafts/thread:12").status_code == 404
    assert visitor.delete("/api/v1/drafts/thread:12").status_code == 204


def test_an_older_version_is_told_what_stands_there(visitor, member):
    old = draft(member).version
    draft(member, body="Van elders", title="Daar")
    headers = {"If-Match": f'"{old}"'}
    answer = visitor.put("/api/v1/drafts/new", json=BODY, headers=headers)
    assert (answer.status_code, answer.json["code"]) == (412, "stale")
    assert answer.json["errors"] == {"body": ["Van elders"], "title": ["Daar"]}
    assert visitor.delete("/api/v1/drafts/new", headers=headers).status_code == 412
    assert visitor.get("/api/v1/drafts/new").json["body"] == "Van elders"


@pytest.mark.parametrize("tag", ['"x"', '"0"', 'W/"1"', '"1"'])
def test_a_tag_that_was_never_given_matches_nothing(visitor, member, tag):
    headers = {"If-Match": tag}
    for _time in range(2):
        answer = visitor.put("/api/v1/drafts/new", json=BODY, headers=headers)
        assert answer.status_code == 412
        draft(member)


def test_only_where_there_is_none_can_be_asked(visitor, member):
    headers = {"If-None-Match": "*"}
    answers = [
        visitor.put("/api/v1/drafts/new", json={"body": body}, headers=headers).status_code
        for body in ("Eerst", "Daarna")
    ]
    assert answers == [200, 412]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "body"),
        ({"body": " "}, "body"),
        ({"body": "x" * 20_001}, "body"),
        (BODY | {"title": "x" * 501}, "title"),
        (BODY | {"member_id": 1}, "member_id"),
        (BODY | {"title": 1}, "title"),
    ],
)
def test_what_does_not_fit_is_named(visitor, member, sent, field):
    answer = visitor.put("/api/v1/drafts/new", json=sent)
    assert answer.status_code == 422
    assert set(answer.json["errors"]) == {field}


def test_the_list_is_ones_own_latest_first(visitor, member, time):
    draft(make.member())
    for key in ("thread:1", "new"):
        draft(member, key)
        time.pass_time(seconds=1)
    answer = visitor.get("/api/v1/drafts")
    assert [item["key"] for item in answer.json["items"]] == ["new", "thread:1"]
    assert answer.json["next"] is None


def test_posting_by_a_program_ends_the_draft_too(visitor, member):
    first = make.thread()
    draft(member, f"thread:{first.thread_id}")
    visitor.post(f"/api/v1/threads/{first.thread_id}/posts", json=BODY)
    assert visitor.get("/api/v1/drafts").json["items"] == []


def test_a_preview_is_the_html_of_a_post_and_leaves_nothing(visitor, member):
    first = make.thread()
    text = {"body": "**Ja** <i>nee</i>\n> citaat"}
    shown = visitor.post("/api/v1/preview", json=text)
    posted = visitor.post(f"/api/v1/threads/{first.thread_id}/posts", json=text)
    assert shown.status_code == 200
    assert shown.json == {"html": posted.json["html"], "crisis": False, "red_flags": []}
    assert visitor.get(f"/api/v1/threads/{first.thread_id}").json["reply_count"] == 1


@pytest.mark.parametrize("body", ["", " ", "x" * 20_001])
def test_a_preview_of_what_is_no_message_is_refused(visitor, member, body):
    assert visitor.post("/api/v1/preview", json={"body": body}).status_code == 422
