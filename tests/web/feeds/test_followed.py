"""A feed of what one follows: for who has its address, and as long as its member is there."""

import logging
import re

import pytest

from forum.accounts.models import FeedKey
from forum.accounts.policy import MOST_FEED_KEYS
from forum.accounts.service import feed_keys, pausing
from forum.accounts.service.blocking import block_member
from forum.categories.circles import Circle
from forum.core.db import db
from forum.jobs.erasing import empty_rooms
from forum.leaving.modes import Mode
from forum.marks.levels import Level
from forum.marks.service import following
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from tests import make
from tests.web.feeds.feeding import read
from tests.web.feeds.judges import accepts_feed, needs_ruby


def _key(member, name="Lezer"):
    return feed_keys.make_feed_key(make.viewer(member), name=name)


def _path(member, shape="atom"):
    return f"/feeds/mine/{_key(member)[0]}.{shape}"


def _follow(member, post):
    following.follow_thread(make.viewer(member), post.thread_id, Level.FOLLOW)


@needs_ruby
@pytest.mark.parametrize("shape", ["atom", "rss"])
def test_it_tells_what_was_written_where_one_follows_also_for_members(visitor, shape):
    reader = make.member(username="Wilma")
    first = make.thread(visibility=Visibility.MEMBERS, title="Onder leden")
    make.reply(first, body="Een antwoord")
    make.thread(title="Elders")
    _follow(reader, first)
    path = _path(reader, shape)
    found = read(visitor, path)
    assert [one.summary for one in found.entries] == ["Een antwoord", "Ik weet het niet."]
    assert all("Onder leden" in one.title for one in found.entries)
    answer = visitor.get(path)
    assert "Wilma" not in answer.text
    assert accepts_feed(answer.data) == (shape, 2)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    again = visitor.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_what_the_reader_may_not_read_is_gone_at_once(visitor):
    reader, other = make.member(), make.member(username="Ada")
    first = make.thread(title="Gesprek")
    make.reply(first, other, body="Van Ada")
    _follow(reader, first)
    path = _path(reader)
    assert "Van Ada" in visitor.get(path).text
    block_member(make.viewer(reader), "Ada")
    assert "Ada" not in visitor.get(path).text
    writer = make.member()
    said = make.reply(first, writer, body="Weg ermee")
    assert "Weg ermee" in visitor.get(path).text
    threads.delete_post(make.viewer(writer), said.id)
    assert "Weg ermee" not in visitor.get(path).text


def test_what_a_role_alone_may_read_never_leaves_the_site(visitor):
    keeper = make.moderator()
    place = make.category(readers=Circle.STAFF, writers=Circle.STAFF)
    first = make.thread(keeper, place=place, title="Teamoverleg")
    _follow(keeper, first)
    assert "Teamoverleg" not in visitor.get(_path(keeper)).text


def test_a_pseudonym_hides_its_member_also_in_their_own_feed(visitor):
    reader = make.member(username="Wilma")
    _follow(reader, make.thread(reader, title="Onder ons", pseudonym=True))
    page = visitor.get(_path(reader)).text
    assert ("Onder ons" in page, "Wilma" in page) == (True, False)


def _suspend(member):
    member.suspended_until = make.suspended().suspended_until


def _pause(member):
    pausing.pause(member.id)


def _erase(member):
    empty_rooms(member.id, Mode.ANONYMISE)


@pytest.mark.parametrize("leave", [_suspend, _pause, _erase])
def test_of_who_is_not_there_it_is_an_address_that_never_was(visitor, leave):
    member = make.member()
    path = _path(member)
    assert visitor.get(path).status_code == 200
    leave(member)
    answer, other = visitor.get(path), visitor.get("/feeds/mine/verzonnen.atom")
    assert (answer.status_code, answer.text) == (other.status_code, other.text)
    assert (answer.status_code, answer.mimetype) == (404, "text/plain")
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("token", ["%00", "a" * 5000, "é🙂", "..%2F", "' or 1=1", "."])
def test_a_bad_address_is_not_there(visitor, token):
    assert visitor.get(f"/feeds/mine/{token}.atom").status_code == 404


def test_another_password_ends_it(visitor):
    member = make.member(password=make.PASSWORD)
    path = _path(member)
    changed = {"password": make.PASSWORD, "new_password": "zeven zachte zeehonden zwemmen"}
    answer = visitor.log_in(member).submit("/settings/password", **changed)
    assert answer.status_code == 303
    assert visitor.get(path).status_code == 404
    assert db.session.query(FeedKey).count() == 0


def test_it_is_made_on_the_page_shown_once_and_revoked(visitor):
    member = make.member(password=make.PASSWORD)
    visitor.log_in(member)
    wrong = visitor.submit("/settings/feeds", name="Mijn lezer", password="nee")
    assert (wrong.status_code, "Mijn lezer" in wrong.text) == (401, True)
    page = visitor.submit("/settings/feeds", name="Mijn lezer", password=make.PASSWORD)
    address = re.search(r"http://localhost(/feeds/mine/[\w-]+\.rss)", page.text)[1]
    secret = address.split("/")[-1].split(".")[0]
    assert secret not in visitor.get("/settings/feeds").text
    assert db.session.query(FeedKey).filter_by(token_hash=secret).count() == 0
    assert visitor.get(address).status_code == 200
    assert "laatst opgehaald" in visitor.get("/settings/feeds").text
    key = db.session.query(FeedKey).one()
    visitor.submit(f"/settings/feeds/{key.id}/revoke")
    assert visitor.get(address).status_code == 404


def test_there_are_only_so_many(visitor):
    member = make.member(password=make.PASSWORD)
    for _each in range(MOST_FEED_KEYS):
        _key(member)
    sent = {"name": "Te veel", "password": make.PASSWORD}
    visitor.bearer(make.token(member))
    answer = visitor.post("/api/v1/me/feeds", json=sent)
    assert (answer.status_code, answer.json["code"]) == (403, "too_many_feeds")


def test_its_address_stands_in_no_log(visitor, caplog):
    path = _path(make.member())
    secret = path.split("/")[-1].split(".")[0]
    with caplog.at_level(logging.INFO, "forum"):
        for ending in (".atom", ".xml", "", ".atom/meer"):
            visitor.get(f"/feeds/mine/{secret}{ending}")
    lines = [getattr(record, "facts", {}).get("path") for record in caplog.records]
    assert lines.count("/feeds/mine/") == 4
    assert secret not in str([vars(record) for record in caplog.records])


def test_much_costs_as_little_as_one(visitor, count_queries):
    reader = make.member()
    place = make.category()

    def cost():
        with count_queries() as seen:
            visitor.get(path)
        return len(seen)

    path = _path(reader)
    _follow(reader, make.thread(place=place))
    visitor.get(path)
    one = cost()
    for _each in range(10):
        post = make.thread(place=place)
        make.reply(post)
        _follow(reader, post)
    assert cost() == one
    assert len(read(visitor, path).entries) == 21
