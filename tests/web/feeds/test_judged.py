"""What programs of others say of each feed, of the map of the site and of what pages tell."""

import pytest
from extruct import extract

from forum.core.db import db
from forum.threads import mapped
from forum.threads.kinds import Kind
from tests import make
from tests.web.feeds.feeding import answered_by, read
from tests.web.feeds.judges import accepts_feed, accepts_sitemap, needs_ruby

ODD = "Kan dit? \x0b & <script>alert(1)</script> ]]> “ü” 🙂 \ufffe"
SHAPES = pytest.mark.parametrize("shape", ["atom", "rss"])


def _tell_much() -> list[str]:
    """Of every feed the address, each with an entry whose words are hostile."""
    place = make.category(slug="rug", description="Over <rug> & nek")
    post = answered_by(place=place, title="Titel", body="Tekst")
    make.sheet(make.moderator(), slug="bewegen")
    odd = {"title": ODD, "html": f"<p>{ODD}</p>"}
    db.session.execute(db.text("update threads set title = :title"), odd)
    db.session.execute(db.text("update posts set body_html = :html"), odd)
    db.session.execute(db.text("update sheet_versions set title = :title, summary = :title"), odd)
    return ["site", "c/rug", f"t/{post.thread_id}", "factsheets", "questions"]


@needs_ruby
@SHAPES
def test_every_feed_is_accepted_whatever_members_type(visitor, shape):
    for name in _tell_much():
        found = read(visitor, f"/feeds/{name}.{shape}")
        kind, count = accepts_feed(visitor.get(f"/feeds/{name}.{shape}").data)
        assert (kind, count) == (shape, len(found.entries)), name
        assert count > 0, name


@needs_ruby
@SHAPES
def test_an_empty_feed_is_one_as_well(visitor, shape):
    make.category(slug="leeg", description="")
    assert accepts_feed(visitor.get(f"/feeds/c/leeg.{shape}").data) == (shape, 0)


def test_the_map_leads_to_every_part_and_each_part_to_pages(visitor):
    place = make.category(slug="rug")
    post = make.thread(place=place, title="Hoe begin ik?")
    make.sheet(make.moderator(), slug="bewegen")
    parts = accepts_sitemap(visitor.get("/sitemap.xml").data, "siteindex")
    found = [page for part in parts for page in accepts_sitemap(visitor.get(part).data)]
    for path in ("/", "/c/rug", "/factsheets/bewegen", f"/t/{post.thread_id}-hoe-begin-ik"):
        assert f"http://localhost{path}" in found
    for page in found:
        answer = visitor.get(page)
        assert answer.status_code == 200, page
        assert f'<link rel="canonical" href="{page}">' in answer.text, page
        assert "noindex" not in answer.text, page


def test_robots_may_read_where_the_map_is(visitor):
    told = visitor.get("/robots.txt").text
    assert told.startswith("User-agent: *\n")
    assert "Sitemap: http://localhost/sitemap.xml\n" in told


def test_a_part_holds_a_range_and_only_parts_with_something_are_told(visitor, monkeypatch):
    monkeypatch.setattr(mapped, "SIZE", 1)
    place = make.category()
    posts = [make.thread(place=place) for _each in range(3)]
    db.session.execute(
        db.text("update threads set visibility = 'members' where id = :id"),
        {"id": posts[1].thread_id},
    )
    parts = accepts_sitemap(visitor.get("/sitemap.xml").data, "siteindex")
    ids = [posts[at].thread_id for at in (0, 2)]
    found = [part for part in parts if "/threads-" in part]
    assert found == [f"http://localhost/sitemaps/threads-{one}.xml" for one in ids]
    assert visitor.get(f"/sitemaps/threads-{posts[1].thread_id}.xml").status_code == 404
    monkeypatch.setattr(mapped, "AT_ONCE", 1)
    assert accepts_sitemap(visitor.get("/sitemap.xml").data, "siteindex") == parts


@pytest.mark.parametrize("number", ["0", "9223372036854775807", "9223372036854775808", "x"])
def test_a_part_that_cannot_be_is_not_there(visitor, number):
    assert visitor.get(f"/sitemaps/threads-{number}.xml").status_code == 404


def _said(visitor, path):
    found = extract(visitor.get(path).text, syntaxes=["json-ld", "opengraph"])
    return {one["@type"]: one for one in found["json-ld"]}, found["opengraph"]


def test_a_thread_tells_its_comments_and_counters(visitor):
    first = make.thread(title="Hoe begin ik?")
    make.reply(first, body="Rustig aan.")
    said, (shown,) = _said(visitor, f"/t/{first.thread_id}-hoe-begin-ik")
    posting = said["DiscussionForumPosting"]
    counts = {one["interactionType"]: one["userInteractionCount"]
              for one in posting["interactionStatistic"]}  # fmt: skip
    assert counts == {"https://schema.org/CommentAction": 1, "https://schema.org/LikeAction": 0}
    assert posting["comment"][0]["text"] == "Rustig aan."
    steps = said["BreadcrumbList"]["itemListElement"]
    assert [one["position"] for one in steps] == [1, 2, 3]
    assert (
        dict(shown["properties"])["og:url"] == f"http://localhost/t/{first.thread_id}-hoe-begin-ik"
    )
    assert dict(shown["properties"])["og:description"] == "Ik weet het niet."


def test_a_question_tells_its_answer_also_where_there_is_none_yet(visitor):
    post = answered_by(title="Mag het?", body="Ja hoor.")
    said, _shown = _said(visitor, f"/t/{post.thread_id}-mag-het")
    assert said["QAPage"]["mainEntity"]["suggestedAnswer"][0]["text"] == "Ja hoor."
    open_one = make.thread(kind=Kind.QUESTION, title="En dit?")
    said, _shown = _said(visitor, f"/t/{open_one.thread_id}-en-dit")
    assert said["QAPage"]["mainEntity"]["answerCount"] == 0


def test_a_sheet_tells_what_it_is(visitor):
    make.sheet(make.moderator(), slug="bewegen", title="Bewegen")
    said, _shown = _said(visitor, "/factsheets/bewegen")
    assert said["MedicalWebPage"]["name"] == "Bewegen"
    assert said["BreadcrumbList"]["itemListElement"][1]["name"] == "Bewegen"
