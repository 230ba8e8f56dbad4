import pytest
from sqlalchemy import select

from forum.accounts.service import feed_keys
from forum.core.db import db
from forum.digests.service.wishing import set_digest
from forum.marks.levels import Level
from forum.marks.service import following
from forum.notifications import service as notifications
from forum.notifications import spreading
from forum.notifications.kinds import TELLING, Kind, Way
from forum.notifications.models import Notification
from tests import make
from tests.leaks.kept import MARK, Scene


@pytest.fixture
def ada(app):
    found = make.member(username="Ada", email="ada@example.org")
    set_digest(make.viewer(found), every="day", weekday=1, hour=8)
    ways = {kind: Way.DIGEST for kind in Kind if Way.DIGEST in TELLING[kind].ways}
    notifications.choose(make.viewer(found), ways)
    return found


@pytest.fixture
def place(ada):
    found = make.category(slug="rug")
    following.follow_category(make.viewer(ada), "rug", Level.FOLLOW)
    return found


@pytest.fixture
def scene(ada, place):
    bea = make.member(username="Bea")
    first = make.thread(bea, place=place, title=MARK, body=f"{MARK} begin.")
    following.follow_thread(make.viewer(ada), first.thread_id, Level.FOLLOW)
    post = make.reply(first, bea, body=f"{MARK} vervolg.")
    numbers = [_told_of(ada, each) for each in (post, first)]
    db.session.commit()
    return Scene(ada, bea, first, post, *numbers)


def _told_of(ada, post):
    news = spreading.read_news(post.id)
    spreading.tell_some(news, 0)
    mine = Notification.member_id == ada.id, Notification.last_id == post.id
    return db.session.scalars(select(Notification.id).where(*mine)).one()


@pytest.fixture
def own_feed(ada):
    return f"/feeds/mine/{feed_keys.make_feed_key(make.viewer(ada), name='Lezer')[0]}.atom"
