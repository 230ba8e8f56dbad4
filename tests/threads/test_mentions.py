"""Who is named in a post is a link there, as long as there is somebody to be found."""

from time import process_time

import pytest
from sqlalchemy import select

from forum.core import clock
from forum.core.db import db
from forum.core.errors import Invalid
from forum.threads import service as threads
from forum.threads.models import Post, Voice
from forum.threads.service.erasing import erase
from tests import make


def _html(post: Post) -> str:
    return db.session.scalar(select(Post.body_html).where(Post.id == post.id))


def _said(body: str, **facts) -> str:
    return _html(make.reply(make.thread(), body=body, **facts))


def _link(name: str, address: str = "") -> str:
    return f'<a href="/members/{address or name}">@{name}</a>'


@pytest.fixture(autouse=True)
def people(app):
    make.member(username="Wilma")
    make.member(username="Wandelende Wilma")
    make.member(username="'t Hart")


@pytest.mark.parametrize(
    ("body", "linked"),
    [
        ("Dank @Wilma.", _link("Wilma")),
        ("Dank @Wandelende Wilma voor alles", _link("Wandelende Wilma", "Wandelende%20Wilma")),
        ("@’t Hart", _link("’t Hart", "%27t%20Hart")),
        ("@wilma en @WILMA", '<a href="/members/Wilma">@WILMA</a>'),
    ],
)
def test_a_mention_leads_to_the_profile(body, linked):
    assert linked in _said(body)


@pytest.mark.parametrize("body", ["@Wi1ma", "@Wilmaatje", "@Niemand", "`@Wilma`", "ik@Wilma.nl"])
def test_what_only_looks_like_a_name_leads_nowhere(body):
    assert "/members/" not in _said(body)


@pytest.mark.parametrize("facts", [{"paused_at": clock.now()}, {"verified": False}])
def test_who_has_no_profile_to_show_stays_plain_text(facts):
    make.member(username="Wilma de Wit", **facts)
    assert _said("@Wilma de Wit") == "<p>@Wilma de Wit</p>\n"


def test_an_erased_member_is_nobody_to_name():
    gone = make.member(username="Geen Lid")
    gone.username, gone.username_key = "Verwijderd lid bcdf", "erased:x"
    gone.erased_at = clock.now()
    assert "/members/" not in _said("@Geen Lid en @Verwijderd lid bcdf")


def test_a_pseudonym_stays_plain_text_and_says_nothing_of_its_member():
    first = make.thread(make.member(username="Petra"), pseudonym=True)
    shown = db.session.scalar(select(Voice.shown_name).where(Voice.id == first.voice_id))
    assert _html(make.reply(first, body=f"Dank @{shown}")) == f"<p>Dank @{shown}</p>\n"


def test_naming_costs_one_query_and_not_naming_none(count_queries):
    first, writer = make.thread(), make.member()
    make.reply(first, writer)
    costs = []
    for body in ("niemand", "@Wilma", "@Wilma @Niemand @Wandelende Wilma @a @b"):
        with count_queries() as seen:
            threads.reply(make.viewer(writer), first.thread_id, body=body)
        costs.append(len(seen))
    assert costs[1] == costs[2] == costs[0] + 1


def test_an_edit_is_read_again():
    writer = make.member()
    first = make.thread(writer, body="Dank @Niemand")
    threads.edit_post(make.viewer(writer), first.id, body="Dank @Wilma")
    assert _link("Wilma") in _html(first)


def test_more_than_twenty_names_are_refused_on_the_field_and_nothing_is_kept():
    first, writer = make.thread(), make.member()
    body = " ".join(f"@lid{number}" for number in range(21))
    with pytest.raises(Invalid) as refused, db.session.begin_nested():
        threads.reply(make.viewer(writer), first.thread_id, body=body)
    assert list(refused.value.errors) == ["body"]
    assert db.session.query(Post).count() == 1


def test_fifty_thousand_mentions_are_refused_at_once():
    first, writer = make.thread(), make.viewer(make.member())
    for body in ("@Wilma " * 50_000, " ".join(f"@lid{number}" for number in range(50_000))):
        start = process_time()
        with pytest.raises(Invalid), db.session.begin_nested():
            threads.reply(writer, first.thread_id, body=body)
        assert process_time() - start < 0.5


def test_both_doors_say_that_it_is_too_many(visitor):
    first, writer = make.thread(), make.member()
    body = {"body": " ".join(f"@lid{number}" for number in range(21))}
    page = visitor.log_in(writer).submit(f"/t/{first.thread_id}-hoe-begin-ik", **body)
    assert page.status_code == 422
    assert "hoogstens 20 mensen" in page.text
    assert "@lid20" in page.text
    visitor.bearer(make.token(writer))
    answer = visitor.post(f"/api/v1/threads/{first.thread_id}/posts", json=body)
    assert answer.status_code == 422
    assert "body" in answer.json["errors"]


@pytest.mark.parametrize("everything", [True, False])
def test_who_leaves_is_a_link_nowhere_any_more(everything):
    leaver = make.member(username="Wil")
    posts = [
        make.reply(make.thread(), body=body)
        for body in (
            "Dank @Wil",
            "Dank @Wil Mos en @wil",
            "zie @&#87;il en @Wil",
            "@Wilma zei @Wil",
        )
    ]
    make.member(username="Wil Mos")  # who came after she was named
    assert all('href="/members/Wil"' in _html(post) for post in posts)
    erase(leaver.id, everything=everything)
    assert all('href="/members/Wil"' not in _html(post) for post in posts)
    assert _link("Wil Mos", "Wil%20Mos") in _html(posts[1])
    assert _link("Wilma") in _html(posts[3])


def test_a_name_within_that_of_who_came_later_loses_its_link_too():
    leaver = make.member(username="Jan")
    post = make.reply(make.thread(), body="Dank @Jan Smit")
    assert 'href="/members/Jan"' in _html(post)
    make.member(username="Jan Smit", paused_at=clock.now())
    erase(leaver.id, everything=False)
    assert _html(post) == "<p>Dank @Jan Smit</p>\n"


def test_a_text_of_before_with_more_names_than_now_may_be_is_still_cleaned():
    leaver = make.member(username="Wil")
    post = make.reply(make.thread(), body="kort")
    post.body = "@Wil " + " ".join(f"@lid{number}" for number in range(30))
    db.session.flush()
    erase(leaver.id, everything=False)
    assert _html(post).startswith("<p>@verwijderd lid @lid0")
