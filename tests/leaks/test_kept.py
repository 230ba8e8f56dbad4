"""A mark that stood everywhere stands nowhere any more. Each row sees first that it was there."""

import re
from dataclasses import replace

import pytest

from forum.core.db import db
from forum.core.outbox import OutboxEvent
from forum.digests.models import Digest
from forum.hooks.kinds import HookKind
from forum.jobs import digest_letters, pushing
from forum.jobs.digesting import digest
from forum.jobs.hook_news import facts
from forum.notifications.events import Called
from forum.push.models import PushDevice
from tests.leaks import kept
from tests.leaks.kept import MARK
from tests.leaks.letters import by_mail

FEEDS = ("site", "c/rug")
SHAPES = ("atom", "rss")
HEAD = re.compile(r"<title>.*?</title>|<meta [^>]+>|<link [^>]+>|<script .*?</script>", re.DOTALL)


def _head(visitor, path) -> str:
    """What programs read of a page, and others show of it."""
    answer = visitor.get(path)
    found = visitor.get(answer.location) if answer.location else answer
    return "".join(HEAD.findall(f"{answer.location}{found.text}"))


def _lists(visitor, _scene) -> str:
    """All that tells strangers what there is."""
    paths = [f"/feeds/{name}.{shape}" for name in FEEDS for shape in SHAPES]
    paths += ["/sitemap.xml", "/sitemaps/threads-1.xml"]
    return "".join(visitor.get(path).text for path in paths) + _head(visitor, "/")


def _place(visitor, scene) -> str:
    """What is told of the thread at its own address."""
    paths = [f"/feeds/t/{scene.first.thread_id}.{shape}" for shape in SHAPES]
    told = "".join(visitor.get(path).text for path in paths)
    return told + _head(visitor, f"/t/{scene.first.thread_id}") + _head(visitor, "/c/rug")


def _marked(text: str) -> bool:
    return MARK.lower() in text.lower()


@pytest.mark.parametrize("act", [*kept.CLOSED, *kept.FROM_GUESTS, *kept.TEXTS])
def test_nothing_that_strangers_are_told_has_it(scene, visitor, act):
    assert _marked(_lists(visitor, scene))
    assert _marked(visitor.get("/sitemaps/threads-1.xml").text)
    act(scene)
    db.session.flush()
    assert not _marked(_lists(visitor, scene))


@pytest.mark.parametrize("act", [*kept.CLOSED, *kept.FROM_GUESTS])
def test_nor_does_its_own_address(scene, visitor, act):
    assert _marked(_place(visitor, scene))
    act(scene)
    db.session.flush()
    assert not _marked(_place(visitor, scene))


@pytest.mark.parametrize("act", kept.TEXTS)
def test_its_own_address_tells_nothing_of_a_text_that_is_gone(scene, visitor, act):
    words = f"{MARK} begin", f"{MARK} vervolg"
    assert all(word in _place(visitor, scene) for word in words)
    act(scene)
    assert not any(word in _place(visitor, scene) for word in words)


@pytest.mark.parametrize("act", [*kept.CLOSED, *kept.FROM_ADA])
def test_nor_does_the_feed_of_who_may_not_read_it(scene, visitor, own_feed, act):
    assert _marked(visitor.get(own_feed).text)
    act(scene)
    db.session.flush()
    answer = visitor.get(own_feed)
    assert (answer.status_code, _marked(answer.text)) == (200, False)


def _digest(app, time) -> str:
    """The letter as it goes, with its heads and as it is read; empty when none does."""
    if not db.session.query(Digest).count():
        time.pass_time(days=1)
        digest()
    number = db.session.query(Digest.id).scalar()
    with app.test_request_context():
        letter = digest_letters.digest(digest_letters.DigestDue(number), "key")
    db.session.rollback()
    if letter is None:
        return ""
    sent = app.extensions["outlet"].compose(letter)
    return f"{letter.subject}{letter.text}{letter.html}{sent.as_string()}"


@pytest.mark.parametrize("act", kept.EVERY)
def test_no_digest_has_it(app, scene, time, act):
    """What only members read is told of without a word of it."""
    told = _digest(app, time)
    assert told.count(MARK) >= 4
    assert "begin." not in told
    act(scene)
    db.session.commit()
    assert not _marked(_digest(app, time))


@pytest.mark.parametrize("act", [*kept.CLOSED, *kept.FROM_ADA, kept.REMOVE, kept.delete_posts])
def test_nobody_is_called_for_it(scene, time, act):
    by_mail(scene.ada)
    device = {"endpoint_hash": "x", "subscription": "{}", "server_key": "", "name": ""}
    db.session.add(PushDevice(member_id=scene.ada.id, **device, added_at=time.at, told_at=None))
    ring = Called(scene.told, time.at.isoformat())
    pushing.ring(ring)
    assert len(_calls()) == 1
    time.pass_time(minutes=2)
    act(scene)
    db.session.flush()
    pushing.ring(replace(ring, since=time.at.isoformat()))
    assert len(_calls()) == 1


def _calls() -> list[OutboxEvent]:
    return db.session.query(OutboxEvent).filter_by(name="PushDue").all()


@pytest.mark.parametrize("act", [*kept.CLOSED, *kept.FROM_GUESTS])
def test_no_hook_hears_that_it_is_there(app, scene, act):
    with app.test_request_context():
        assert facts(HookKind.THREAD_STARTED, str(scene.first.thread_id))
        assert facts(HookKind.REPLY_POSTED, str(scene.post.id))
        act(scene)
        db.session.flush()
        assert facts(HookKind.THREAD_STARTED, str(scene.first.thread_id)) is None
        assert facts(HookKind.REPLY_POSTED, str(scene.post.id)) is None
