"""What a member is told: once, in groups, and never what they may not see."""

import pytest

from forum.core.db import db
from forum.core.outbox import OutboxEvent
from forum.notifications import service
from forum.notifications.kinds import Kind, Way
from forum.notifications.queries import of, shown, unread_count
from forum.notifications.service import About
from forum.threads.models import Thread
from tests import make


@pytest.fixture
def ada(app):
    return make.member(username="Ada")


@pytest.fixture
def bea(app):
    return make.member(username="Bea")


@pytest.fixture
def first(bea):
    return make.thread(bea)


def of_post(post):
    return About(f"thread:{post.thread_id}", post.id, post.thread_id)


def seen(member):
    return shown(make.viewer(member)).items


def mailed():
    return [row.payload for row in db.session.query(OutboxEvent).filter_by(name="Noticed")]


def test_what_comes_while_one_is_unread_widens_it(ada, bea, first):
    posts = [make.reply(first, bea) for _more in range(3)]
    new = [service.tell(Kind.REPLY, [ada.id], of_post(post)) for post in posts]
    (one,) = seen(ada)
    assert (one.count, one.title, one.post_id) == (3, "Hoe begin ik?", posts[0].id)
    assert [who.name for who in one.writers] == ["Bea"]
    assert [len(ids) for ids in new] == [1, 0, 0]
    assert mailed() == [{"notification_id": one.id}]


def test_the_same_is_told_once_also_when_it_was_read(ada, bea, first):
    post = make.reply(first, bea)
    for _twice in range(2):
        service.tell(Kind.REPLY, [ada.id], of_post(post))
    service.mark_read(make.viewer(ada))
    service.tell(Kind.REPLY, [ada.id], of_post(post))
    assert [one.is_read for one in seen(ada)] == [True]
    assert len(mailed()) == 1


def test_of_one_post_one_hears_by_what_goes_first(ada, bea, first):
    post, later = make.reply(first, bea), make.reply(first, bea)
    mention = About(f"post:{post.id}", post.id, post.thread_id)
    service.tell(Kind.REPLY, [ada.id], of_post(later))
    service.tell(Kind.MENTION, [ada.id], mention)
    service.tell(Kind.REPLY, [ada.id], of_post(post))
    assert {one.kind: one.count for one in seen(ada)} == {Kind.MENTION: 1, Kind.REPLY: 1}


def test_what_may_not_be_seen_any_more_is_not_told(ada, bea, first):
    post = make.reply(first, bea)
    (number,) = service.tell(Kind.REPLY, [ada.id], of_post(post))
    db.session.get(Thread, first.thread_id).deleted_at = post.created_at
    db.session.flush()
    viewer = make.viewer(ada)
    assert (shown(viewer).items, list(of(viewer, [number])), unread_count(viewer)) == ([], [], 0)


@pytest.mark.parametrize(("way", "mails"), [(Way.SITE, 0), (Way.MAIL, 1), (Way.DIGEST, 0)])
def test_one_hears_as_one_chose(ada, bea, first, way, mails):
    service.choose(make.viewer(ada), {Kind.REPLY: way})
    service.tell(Kind.REPLY, [ada.id], of_post(make.reply(first, bea)))
    assert (len(seen(ada)), len(mailed())) == (1, mails)


def test_who_never_wants_to_hear_is_told_nothing(ada, bea, first):
    service.choose(make.viewer(ada), {Kind.REPLY: Way.NEVER})
    service.tell(Kind.REPLY, [ada.id], of_post(make.reply(first, bea)))
    assert seen(ada) == []


def test_nobody_reads_for_another(ada, bea, first):
    (number,) = service.tell(Kind.REPLY, [ada.id], of_post(make.reply(first)))
    service.mark_read(make.viewer(bea), [number])
    assert unread_count(make.viewer(ada)) == 1
    service.mark_read(make.viewer(ada), [number])
    assert unread_count(make.viewer(ada)) == 0
