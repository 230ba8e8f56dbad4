"""The feeds as files: what their formats ask for, and how often they are fetched."""

import re
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from xml.etree import ElementTree

from forum.core.db import db
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.posting import service as posting
from tests import make
from tests.web.feeds.feeding import ATOM, BOTH, RSS, answered_by, read

A, S = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/elements/1.1/}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
ODD = "Kan dit? \x0b & <script>alert(1)</script> ]]> “ü” \ufffe"


@BOTH
def test_whatever_members_type_the_feed_can_beread(visitor, path):
    post = answered_by(title="Titel", body="Tekst ]]> & zo.")
    odd = {"title": ODD, "html": f"<p>{ODD}</p>", "thread": post.thread_id, "post": post.id}
    db.session.execute(db.text("update threads set title = :title where id = :thread"), odd)
    db.session.execute(db.text("update posts set body_html = :html where id = :post"), odd)
    (entry,) = read(visitor, path).entries
    page = visitor.get(path).text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", page)
    assert "<script" not in page
    assert _parsed(visitor.get(path)) is not None
    assert entry.title.startswith("Kan dit?")


def _parsed(answer):
    return ElementTree.fromstring(answer.data)  # noqa: S314  our own


def _texts(node, *names):
    return [[found.text for found in node.findall(name)] for name in names]


def test_atom_has_all_that_rfc_4287_asks_for(visitor, time):
    for _more in range(3):
        time.pass_time(hours=1)
        answered_by()
    feed = _parsed(visitor.get(ATOM))
    assert feed.tag == f"{A}feed"
    for node in (feed, *feed.iter(f"{A}entry")):
        for (text,) in _texts(node, f"{A}id", f"{A}title", f"{A}updated"):
            assert text and text.strip()
        assert RFC3339.fullmatch(node.find(f"{A}updated").text)
        datetime.fromisoformat(node.find(f"{A}updated").text)
        alternates = [one for one in node.findall(f"{A}link") if one.get("rel") == "alternate"]
        assert len(alternates) == 1
    for entry in feed.iter(f"{A}entry"):
        assert entry.find(f"{A}author/{A}name").text
        assert RFC3339.fullmatch(entry.find(f"{A}published").text)
    ids = [one.text for one in feed.iter(f"{A}id")]
    assert len(set(ids)) == len(ids) == 4
    assert all(one.startswith("http://localhost/") for one in ids)
    own = next(one for one in feed.findall(f"{A}link") if one.get("rel") == "self")
    assert own.get("href") == f"http://localhost{ATOM}"


def test_rss_has_all_that_its_second_version_asks_for(visitor, time):
    for _more in range(3):
        time.pass_time(hours=1)
        answered_by()
    root = _parsed(visitor.get(RSS))
    (channel,) = list(root)
    assert (root.tag, root.get("version"), channel.tag) == ("rss", "2.0", "channel")
    for (text,) in _texts(channel, "title", "link", "description", "lastBuildDate"):
        assert text and text.strip()
    items = channel.findall("item")
    for item in items:
        for (text,) in _texts(item, "title", "link", "description", "guid", f"{S}creator"):
            assert text and text.strip()
        assert parsedate_to_datetime(item.find("pubDate").text).tzinfo
    assert len({item.find("guid").text for item in items}) == 3


@BOTH
def test_an_empty_feed_is_a_feed(visitor, path):
    assert read(visitor, path).entries == []


@BOTH
def test_what_did_not_change_is_not_sent_again(visitor, path, time):
    lotte = make.expert()
    post = answered_by(lotte)
    first = visitor.get(path)
    tag = first.headers["ETag"]
    again = visitor.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    time.pass_time(hours=1)
    posting.edit_post(make.viewer(lotte), post.id, body="Anders.", reason="Beter")
    changed = visitor.get(path, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


@BOTH
def test_what_was_taken_away_is_gone_for_who_asks_by_date_too(visitor, path, time):
    answered_by(body="Dit blijft.")
    time.pass_time(days=1)
    gone = answered_by(body="Dit gaat weg.")
    since = format_datetime(time.at, usegmt=True)
    keeper = make.viewer(make.moderator())
    moderation.act_on_post(keeper, Act.REMOVE, gone.id, reason="onjuiste_informatie")
    answer = visitor.get(path, headers={"If-Modified-Since": since})
    assert (answer.status_code, "Dit gaat weg" in answer.text) == (200, False)


@BOTH
def test_it_is_kept_for_a_while_by_who_comes_without_a_cookie(app, visitor, path):
    answer = visitor.get(path)
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Set-Cookie" not in answer.headers
    asked = visitor.get(path, headers={"Authorization": "Bearer x"})
    assert asked.headers["Cache-Control"] == "private, no-store"
    mine = visitor.log_in(make.member()).get(path)
    assert mine.headers["Cache-Control"] == "private, no-store"
    assert mine.data == answer.data


def test_it_is_dutch_and_starts_with_our_address_for_everybody(visitor):
    answered_by()
    plain = visitor.get(ATOM).data
    visitor.submit("/language", language="en", next="/")
    assert visitor.get(ATOM, headers={"Accept-Language": "en"}).data == plain


@BOTH
def test_it_can_only_beread(visitor, path):
    assert visitor.head(path).status_code == 200
    for act in (visitor.post, visitor.put, visitor.delete, visitor.patch):
        assert act(path).status_code in (400, 401, 405)


def test_the_page_leads_to_both(visitor):
    page = visitor.get("/questions").text
    for kind, path in (("atom", ATOM), ("rss", RSS)):
        assert re.search(rf'rel="alternate" type="application/{kind}\+xml"[^>]+{path}"', page)
