"""The page of what one is told, the bell, and the same by JSON."""

import pytest

from forum.core.db import db
from forum.notifications import service
from forum.notifications.kinds import Kind
from forum.threads.models import Thread
from tests import make
from tests.notifications.told import bell, of_post, seen

API = "/api/v1/notifications"


@pytest.fixture
def told(ada, bea, first):
    post = make.reply(first, bea)
    service.tell(Kind.REPLY, [ada.id], of_post(post))
    db.session.flush()
    return post


def test_the_page_says_who_did_what_where_and_the_bell_how_many(ada, told, visitor):
    visitor.log_in(ada)
    page = visitor.get("/notifications")
    assert "Bea reageerde in ‘Hoe begin ik?’" in page.text
    assert f"/p/{told.id}" in page.text
    assert bell(page.text) == bell(visitor.get("/help").text) == "1"


def test_reading_the_thread_reads_what_was_told_of_it(ada, told, visitor):
    visitor.log_in(ada)
    visitor.get(f"/t/{told.thread_id}-hoe-begin-ik")
    assert [one.is_read for one in seen(ada)] == [True]
    assert bell(visitor.get("/help").text) == "0"


def test_looking_at_the_list_reads_nothing_and_the_button_does(ada, told, visitor):
    visitor.log_in(ada)
    visitor.get("/notifications")
    assert [one.is_read for one in seen(ada)] == [False]
    assert visitor.submit("/notifications/read").status_code == 303
    assert [one.is_read for one in seen(ada)] == [True]


def test_what_is_gone_shows_nowhere(ada, told, visitor):
    visitor.log_in(ada)
    db.session.get(Thread, told.thread_id).deleted_at = told.created_at
    db.session.flush()
    page = visitor.get("/notifications")
    assert "Hoe begin ik?" not in page.text
    assert bell(page.text) == bell(visitor.get("/help").text) == "0"
    assert visitor.get("/notifications/count").get_json() == {"unread": 0}


@pytest.mark.parametrize("way", ["site", "never"])
def test_choices_are_kept(ada, way, visitor):
    visitor.log_in(ada)
    assert visitor.submit("/settings/notifications", reply=way).status_code == 303
    page = visitor.get("/settings/notifications").text
    assert f'name="reply" value="{way}" checked' in page


def test_a_decision_always_comes_by_mail(ada, visitor):
    visitor.log_in(ada)
    page = visitor.submit("/settings/notifications", decision="never")
    assert page.status_code == 422


def test_by_json_it_is_the_same(ada, told, visitor):
    api = visitor.bearer(make.token(ada))
    answer = api.get(API).get_json()
    assert answer["unread"] == 1
    (one,) = answer["items"]
    assert (one["kind"], one["count"], one["post_id"]) == ("reply", 1, told.id)
    many = {"ids": [one["id"], 2**62]}
    assert api.post(f"{API}/read", json=many).get_json() == {"unread": 0}


@pytest.mark.parametrize(
    "sent",
    [{}, {"all": False}, {"ids": [1], "all": True}, {"ids": list(range(1, 10_001))}, {"ids": [0]}],
)
def test_what_is_neither_some_nor_all_is_refused(ada, sent, visitor):
    api = visitor.bearer(make.token(ada))
    assert api.post(f"{API}/read", json=sent).status_code == 422
