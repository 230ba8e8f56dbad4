"""What was told of is told no more once its reader may not read it: on no page, in no count, and in
nothing that goes out."""

from datetime import timedelta

import pytest

from forum.accounts.service.blocking import block_member
from forum.core import clock
from forum.core.db import db
from forum.notifications import service
from forum.notifications.digesting import news_for
from forum.notifications.kinds import Kind, Way
from forum.notifications.queries import of
from forum.threads.models import Post, Thread
from tests import make
from tests.notifications.told import of_post

TITLE = "Kwastelmarkering"
WRITER = "Bea"


def narrow(ada, _bea, post):
    ada.email_verified_at = None
    db.session.get(Thread, post.thread_id).visibility = "members"


def close(_ada, _bea, post):
    staff = make.category(readers="staff", writers="staff")
    db.session.get(Thread, post.thread_id).category_id = staff.id


def delete_thread(_ada, _bea, post):
    db.session.get(Thread, post.thread_id).deleted_at = clock.now()


def pause_thread(_ada, _bea, post):
    db.session.get(Thread, post.thread_id).paused_at = clock.now()


def delete(_ada, _bea, post):
    post.deleted_at = clock.now()


def remove(_ada, _bea, post):
    post.removed_at, post.removed_reason = clock.now(), "spam"


def block(ada, bea, _post):
    block_member(make.viewer(ada), bea.username)


def be_blocked(ada, bea, _post):
    block_member(make.viewer(bea), ada.username)


WITHDRAWN = [narrow, close, delete_thread, pause_thread, delete, remove, block, be_blocked]
ABOUT_POSTS = [Kind.REPLY, Kind.MENTION, Kind.QUOTE, Kind.EXPERT_ANSWER]
# What an expert answers is for all who read the thread, whoever blocked whom.
BOTH = [
    (withdraw, kind)
    for withdraw in WITHDRAWN
    for kind in ABOUT_POSTS
    if kind != Kind.EXPERT_ANSWER or withdraw not in (block, be_blocked)
]


@pytest.fixture
def told(ada, bea):
    """Tell Ada of a reply by Bea, and say the number of the notification."""

    def tell(kind: Kind) -> tuple[Post, int]:
        first = make.thread(make.member(), title=TITLE)
        post = make.reply(first, bea, body=f"{TITLE} stond hier.")
        post.is_expert = kind == Kind.EXPERT_ANSWER
        db.session.flush()
        (number,) = service.tell(kind, [ada.id], of_post(post))
        return post, number

    return tell


@pytest.mark.parametrize(("withdraw", "kind"), BOTH)
def test_nothing_is_left_of_what_may_not_be_read(ada, bea, told, visitor, withdraw, kind):
    post, number = told(kind)
    withdraw(ada, bea, post)
    db.session.flush()
    visitor.log_in(ada)
    page = visitor.get("/notifications").text
    assert TITLE not in page
    assert f"/p/{post.id}" not in page
    assert f"{WRITER} " not in page.partition("<main")[2]
    assert visitor.get("/notifications/count").get_json() == {"unread": 0}
    assert list(of(make.viewer(ada), [number])) == []


@pytest.mark.parametrize("withdraw", WITHDRAWN)
def test_programs_hear_nothing_of_it_either(ada, bea, told, visitor, withdraw):
    post, _number = told(Kind.REPLY)
    withdraw(ada, bea, post)
    db.session.flush()
    visitor.bearer(make.token(ada))
    answer = visitor.get("/api/v1/notifications").get_json()
    assert (answer["items"], answer["unread"]) == ([], 0)


@pytest.mark.parametrize("withdraw", WITHDRAWN)
def test_no_digest_has_it(ada, bea, told, withdraw):
    service.choose(make.viewer(ada), {Kind.REPLY: Way.DIGEST})
    post, _number = told(Kind.REPLY)
    until = clock.now() + timedelta(hours=1)
    assert len(news_for(make.viewer(ada), until, limit=5).shown) == 1
    withdraw(ada, bea, post)
    db.session.flush()
    assert news_for(make.viewer(ada), until, limit=5) == ([], 0)


@pytest.mark.parametrize("kind", ABOUT_POSTS)
def test_who_writes_under_another_name_is_named_by_it(ada, told, visitor, kind):
    first = make.thread(make.member())
    writer = make.member(username="Kwastelnaam")
    post = make.reply(first, writer, pseudonym=True)
    post.is_expert = kind == Kind.EXPERT_ANSWER
    db.session.flush()
    service.tell(kind, [ada.id], of_post(post))
    visitor.log_in(ada)
    page = visitor.get("/notifications").text
    assert "Kwastelnaam" not in page
    assert f"/p/{post.id}" in page
