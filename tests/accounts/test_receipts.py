import re

import pytest
from sqlalchemy import select

from forum.accounts.models import Receipt
from forum.accounts.service.receipts import once
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.jobs.schedule import tidy
from forum.threads.models import Post
from tests import make


@pytest.fixture
def first(app):
    return make.thread()


@pytest.fixture
def ada(app, visitor):
    member = make.member(username="Ada")
    visitor.bearer(make.token(member))
    return member


def _post(visitor, first, *, key: str | None = "a", body: str = "Hoi."):
    headers = {"Idempotency-Key": key} if key is not None else {}
    path = f"/api/v1/threads/{first.thread_id}/posts"
    return visitor.post(path, json={"body": body}, headers=headers)


def _replies() -> list[str]:
    query = select(Post.body).where(Post.number > 1).order_by(Post.number)
    return list(db.session.scalars(query))


def test_the_same_request_twice_is_done_once_with_the_same_answer(visitor, ada, first):
    one, two = _post(visitor, first), _post(visitor, first)
    assert (one.status_code, two.status_code) == (201, 201)
    assert one.json == two.json
    assert _replies() == ["Hoi."]


def test_a_key_used_for_something_else_is_refused(visitor, ada, first):
    _post(visitor, first)
    answer = _post(visitor, first, body="Iets anders.")
    assert (answer.status_code, answer.json["code"]) == (422, "idempotency_key_reused")
    assert _replies() == ["Hoi."]


def test_a_key_used_at_another_address_is_refused(visitor, ada, first):
    _post(visitor, first)
    assert _post(visitor, make.thread()).status_code == 422


def test_another_members_key_is_another_key(app, visitor, ada, first):
    other = app.test_client().bearer(make.token(make.member()))
    assert _post(visitor, first).json["id"] != _post(other, first).json["id"]
    assert _post(other, first, body="Iets anders.").status_code == 422


def test_without_a_key_every_request_counts(visitor, ada, first):
    _post(visitor, first, key=None)
    _post(visitor, first, key=None, body="Hoi, nog eens.")
    assert len(_replies()) == 2


@pytest.mark.parametrize(("hours", "posts"), [(23, 1), (25, 2)])
def test_a_key_is_remembered_for_a_day(visitor, ada, first, time, hours, posts):
    _post(visitor, first)
    time.pass_time(hours=hours)
    assert _post(visitor, first).status_code == 201
    assert len(_replies()) == posts


def test_old_receipts_are_cleared_away(visitor, ada, first, time):
    _post(visitor, first)
    time.pass_time(hours=25)
    tidy()
    assert db.session.scalars(select(Receipt)).all() == []


@pytest.mark.parametrize("key", ["", "a" * 256])
def test_a_key_has_a_length(visitor, ada, first, key):
    assert _post(visitor, first, key=key).status_code == 422
    assert _replies() == []


def test_what_was_refused_is_not_remembered(visitor, ada, first):
    assert _post(visitor, first, body="").status_code == 422
    assert _post(visitor, first, body="Nu wel.").status_code == 201


def test_of_a_request_only_a_hash_is_kept(visitor, ada, first):
    _post(visitor, first, body="Mijn geheime kwaal.")
    (receipt,) = db.session.scalars(select(Receipt))
    assert "kwaal" not in "".join(str(value) for value in vars(receipt).values())
    assert receipt.result_id == db.session.scalar(select(Post.id).where(Post.number == 2))


def test_starting_a_thread_twice_starts_one(visitor, ada):
    asked = {"kind": "discussion", "title": "Een vraag", "body": "Hoi."}
    asked["category"] = make.category().slug
    one, two = (
        visitor.post("/api/v1/threads", json=asked, headers={"Idempotency-Key": "k"})
        for _again in range(2)
    )
    assert one.json["id"] == two.json["id"]


def test_a_form_sent_twice_is_posted_once(visitor, ada, first):
    visitor.log_in(ada)
    path = f"/t/{first.thread_id}-hoe-begin-ik"
    page = visitor.get(path).text
    fields = re.findall(r'name="(csrf_token|idempotency_key)" value="([^"]+)"', page)
    form = dict(fields) | {"body": "Hoi."}

    one, two = visitor.post(path, data=form), visitor.post(path, data=form)
    assert (one.status_code, two.status_code) == (303, 303)
    assert one.location == two.location
    assert _replies() == ["Hoi."]
    changed = visitor.post(path, data=form | {"body": "Toch anders."})
    assert changed.status_code == 422
    assert "Toch anders." in changed.text


def test_guests_keep_no_receipts(app):
    assert once(make.viewer(make.member()), None, "f", lambda: 1) == 1
    assert db.session.scalars(select(Receipt)).all() == []


def test_an_act_that_fails_leaves_its_key_free(app):
    who = make.viewer(make.member())

    def fail() -> int:
        raise Conflict("nee")

    with pytest.raises(Conflict), db.session.begin_nested():
        once(who, "a", "f", fail)
    assert once(who, "a", "f", lambda: 7) == 7
    assert once(who, "a", "f", fail) == 7
    with pytest.raises(Invalid):
        once(who, "a", "another", lambda: 8)
