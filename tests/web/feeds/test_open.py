"""The feeds of what is open to all, and the one address of a page."""

import re

import pytest

from forum.accounts.service import pausing
from forum.categories.circles import Circle
from forum.core.db import db
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from tests import make
from tests.web.feeds.feeding import read

CANONICAL = re.compile(r'<link rel="canonical" href="http://localhost([^"]*)">')


class _Case:
    """A thread in all the places where it is told of."""

    def __init__(self):
        self.author = make.member(username="Wilma")
        self.place = make.category(slug="rug", readers=Circle.EVERYONE)
        self.post = make.thread(self.author, place=self.place, title="Merkwoord", body="Merktekst")
        self.reply = make.reply(self.post, body="Antwoord")
        thread = f"t/{self.post.thread_id}"
        self.feeds = [f"/feeds/{name}.atom" for name in ("site", "c/rug", thread)]
        self.page = f"/{thread}-merkwoord"


def _members_only(case):
    who = make.viewer(case.author)
    threads.change_visibility(who, case.post.thread_id, Visibility.MEMBERS)


def _removed(case):
    staff = make.viewer(make.moderator())
    moderation.act_on_post(staff, Act.REMOVE, case.post.id, reason="spam")


def _hidden(case):
    staff = make.viewer(make.moderator())
    moderation.act_on_post(staff, Act.HIDE, case.post.id, reason="spam")


def _closed(case):
    db.session.execute(db.text("update categories set readers = 'members'"))


def _paused(case):
    threads.pause_threads(case.author.id)
    pausing.pause(case.author.id)


@pytest.mark.parametrize("hide", [_members_only, _removed, _hidden, _closed, _paused])
def test_what_a_guest_cannot_read_is_told_nowhere_whoever_asks(visitor, hide):
    case = _Case()
    for path in case.feeds:
        assert "Merktekst" in visitor.get(path).text
    hide(case)
    for member in (None, case.author, make.admin()):
        if member:
            visitor.log_in(member)
        for path in case.feeds:
            assert "Merktekst" not in visitor.get(path).text
        assert "Merkwoord" not in visitor.get(case.feeds[0]).text
        assert "Merktekst" not in "".join(_meta(visitor.get(case.page).text))


@pytest.mark.parametrize("hide", [_members_only, _closed, _paused])
def test_the_map_and_the_feed_of_the_thread_go_with_it(visitor, hide):
    case = _Case()
    assert case.page in visitor.get("/sitemaps/threads-1.xml").text
    hide(case)
    assert visitor.get("/sitemaps/threads-1.xml").status_code == 404
    assert visitor.get(case.feeds[2]).status_code == 404
    page = visitor.log_in(make.member()).get(case.page).text
    assert not CANONICAL.search(page)
    assert "og:" not in page


def _meta(page):
    return re.findall(r"<meta [^>]+>|<script type=.application/ld.*?</script>", page, re.S)


@pytest.mark.parametrize("name", ["site", "c/rug", "t/{}"])
def test_fifty_at_most_for_the_cost_of_one(visitor, count_queries, name):
    def cost():
        with count_queries() as seen:
            visitor.get(path)
        return len(seen)

    place = make.category(slug="rug")
    first = make.thread(place=place)
    path = f"/feeds/{name.format(first.thread_id)}.rss"
    visitor.get(path)
    one = cost()
    for _each in range(51):
        make.thread(place=place)
        make.reply(first)
    assert (len(read(visitor, path).entries), cost()) == (50, one)


def test_a_label_and_the_sheets_have_their_feeds(visitor):
    post = make.thread(title="Met label")
    for slug in ("rug", "nek"):
        db.session.execute(
            db.text("insert into labels (slug, name, description) values (:slug, :slug, '')"),
            {"slug": slug},
        )
    carried = "insert into thread_labels (thread_id, label_id) select :id, id from labels"
    db.session.execute(db.text(f"{carried} where slug = 'rug'"), {"id": post.thread_id})
    make.sheet(make.moderator(), title="Bewegen mag")
    told = {name: [one.title for one in read(visitor, f"/feeds/{name}.atom").entries]
            for name in ("label/rug", "label/nek", "factsheets")}  # fmt: skip
    assert told == {"label/rug": ["Met label"], "label/nek": [], "factsheets": ["Bewegen mag"]}
    assert visitor.get("/feeds/label/geen.atom").status_code == 404
    assert "/l/rug" in visitor.get("/sitemaps/labels-1.xml").text
    assert "/l/nek" not in visitor.get("/sitemaps/labels-1.xml").text


def test_pages_lead_to_their_feeds(visitor):
    case = _Case()
    led = {"/": "site", "/c/rug": "c/rug", case.page: f"t/{case.post.thread_id}",
           "/factsheets": "factsheets", "/threads": "site"}  # fmt: skip
    for page, name in led.items():
        told = visitor.get(page).text
        for shape in ("atom", "rss"):
            found = rf'rel="alternate" type="application/{shape}\+xml" [^>]+/feeds/{name}.{shape}"'
            assert re.search(found, told), (page, shape)


def _canonical(visitor, path):
    found = CANONICAL.search(visitor.get(path).text)
    return found and found[1]


def test_a_page_has_one_address_however_one_came_there(visitor):
    case = _Case()
    for _each in range(20):
        make.reply(case.post)
    asked = {
        "": case.page,
        "?after=0": case.page,
        "?after=7": case.page,
        "?after=20": f"{case.page}?after=20",
        "?utm_source=x": case.page,
        f"?quote={case.post.id}": case.page,
    }
    for query, address in asked.items():
        assert _canonical(visitor, case.page + query) == address, query
    assert _canonical(visitor, "/c/rug?sort=newest") == "/c/rug"
    assert _canonical(visitor, "/threads?show=newest") is None
    assert "noindex" in visitor.get("/threads?show=newest").text
