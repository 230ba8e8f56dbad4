"""Sheets under posts, where they are used, and their order above conversations."""

import pytest
from sqlalchemy import func, select

from forum.accounts.service.blocking import block_member
from forum.categories.circles import Circle
from forum.core.db import db, transaction
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.facts import Fact
from forum.factsheets.models import ClaimLink
from forum.factsheets.service.talk.linking import MOST_LINKS, link_claim
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.moderation.models import LogEntry
from forum.posting import service as posting
from forum.threads.kinds import Visibility
from tests import make

SLUG = "helpt-rekken"
PATH = f"/factsheets/{SLUG}"


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def sheet(keeper):
    return make.sheet(keeper, slug=SLUG, title="Helpt rekken?")


def _said(body=f"[[feit:{SLUG}#1]]", author=None, **facts):
    who = author or make.member()
    first = make.thread(who, **facts)
    return posting.reply(make.viewer(who), first.thread_id, body=body)


def _page(visitor, post):
    return visitor.get(visitor.get(f"/p/{post.id}").location).text


def test_a_moderator_puts_a_sheet_under_a_post_and_takes_it_away(visitor, keeper, sheet):
    author = make.member()
    post = make.reply(make.thread(), author)
    visitor.log_in(keeper)
    said = {"code": f"[[feit:{SLUG}#1]]", "note": "Meer over rekken <hier>"}
    assert visitor.submit(f"/p/{post.id}/claims", **said).status_code == 303
    page = _page(visitor, post)
    assert "Lees ook:" in page
    assert "Meer over rekken &lt;hier&gt;" in page
    assert "geen bron vermeld" in page
    told = "Een moderator zette dit onder jouw bericht"
    assert told not in page
    assert told in _page(visitor.application.test_client().log_in(author), post)
    found = visitor.get(f"/api/v1/posts/{post.id}").json["read_also"]
    assert [(card["factsheet"], card["claim"], card["note"]) for card in found] == [
        (SLUG, 1, "Meer over rekken <hier>")
    ]
    visitor.submit(f"/p/{post.id}/claims/remove", code=f"{SLUG}#1")
    assert "Lees ook:" not in _page(visitor, post)
    log = db.session.execute(select(LogEntry.act, LogEntry.post_id, LogEntry.note)).all()
    assert [tuple(row) for row in log] == [
        ("link_claim", post.id, f"[[feit:{SLUG}#1]]\nMeer over rekken <hier>"),
        ("unlink_claim", post.id, f"[[feit:{SLUG}#1]]"),
    ]
    assert "factsheet gekoppeld" in visitor.get("/moderation/log").text


def test_linking_again_changes_the_note_alone(visitor, keeper, sheet):
    post = make.reply(make.thread())
    program = visitor.bearer(make.token(keeper))
    path = f"/api/v1/posts/{post.id}/claims/{SLUG}"
    for note in ("Eerst", "Later", "Later"):
        assert program.put(path, json={"claim": 1, "note": note}).status_code == 204
    assert db.session.scalars(select(ClaimLink.note)).all() == ["Later"]
    assert db.session.scalar(select(func.count(LogEntry.id))) == 2
    assert program.delete(path).status_code == 404
    assert program.delete(f"{path}?claim=1").status_code == 204
    assert program.put(path, json={"claim": 9}).json["errors"].keys() == {"claim"}
    for wrong in ("x", True, 1.5, 0):
        assert program.put(path, json={"claim": wrong}).json["errors"].keys() == {"claim"}


def test_what_is_gone_gets_nothing_under_it_and_no_post_gets_many(keeper, sheet):
    curator, author = make.viewer(keeper), make.member()
    post, gone = make.reply(make.thread(), author), make.reply(make.thread(), author)
    moderation.act_on_post(curator, Act.REMOVE, gone.id, reason="spam")
    with pytest.raises(NotFound):
        link_claim(curator, gone.id, Fact(SLUG, 0))
    for _ in range(MOST_LINKS):
        link_claim(curator, post.id, Fact(make.sheet(keeper).slug, 0))
    with pytest.raises(Conflict):
        link_claim(curator, post.id, Fact(SLUG, 0))


def test_two_moderators_at_once_link_it_once(open_site, run_parallel):
    keepers = [make.viewer(make.moderator()) for _ in range(4)]
    slug, post = make.sheet(make.moderator()).slug, make.reply(make.thread()).id

    def link(keeper):
        with transaction():
            moderation.link_claim(keeper, post, Fact(slug, 1))

    acts = [lambda keeper=keeper: link(keeper) for keeper in keepers]
    assert run_parallel(acts) == [None] * 4
    assert db.session.scalar(select(func.count(ClaimLink.id))) == 1


def test_a_sheet_tells_where_it_is_used_and_how_often(visitor, keeper, sheet):
    post = _said(title="Over rekken")
    link_claim(make.viewer(keeper), make.reply(make.thread(title="Nog een")).id, Fact(SLUG, 1))
    page = visitor.get(PATH).text
    assert "gebruikt in 2 berichten" in page
    assert f'href="/p/{post.id}">Over rekken</a>' in page
    assert "Nog een" in page
    assert "Over rekken" in visitor.get(f"{PATH}/conversations?claim=1").text
    found = visitor.get(f"/api/v1{PATH}/conversations?claim=1").json["items"]
    assert [use["title"] for use in found] == ["Nog een", "Over rekken"]
    assert visitor.get(f"/api/v1{PATH}/conversations?claim=2").json["items"] == []


def test_all_of_many_are_found_page_by_page(visitor, sheet):
    first, author = make.thread(), make.viewer(make.member())
    for _ in range(25):
        posting.reply(author, first.thread_id, body=f"[[feit:{SLUG}]]")
    assert visitor.get(PATH).text.count('<li><a href="/p/') == 5
    path, numbers = f"/api/v1{PATH}/conversations?limit=10", []
    while path:
        page = visitor.get(path).json
        numbers += [use["number"] for use in page["items"]]
        path = page["next"] and f"/api/v1{PATH}/conversations?limit=10&after={page['next']}"
    assert numbers == list(range(26, 1, -1))
    assert visitor.get(f"{PATH}/conversations?after=onzin").status_code == 404


def test_where_a_reader_may_not_read_a_sheet_says_nothing(visitor, keeper, sheet):
    room = make.category(readers=Circle.EXPERTS, name="Kamer", writers=Circle.EXPERTS)
    _said(title="Alleen leden", visibility=Visibility.MEMBERS)
    _said(title="In de kamer", place=room, author=make.expert())
    writer, reader = make.member(), make.member()
    _said(title="Van een ander", author=writer)
    block_member(make.viewer(reader), writer.username)
    gone = _said(title="Verwijderd bericht")
    moderation.act_on_post(make.viewer(keeper), Act.REMOVE, gone.id, reason="spam")
    seen = {
        None: {"Van een ander"},
        reader: {"Alleen leden"},
        writer: {"Alleen leden", "Van een ander"},
        keeper: {"Alleen leden", "Van een ander", "In de kamer"},
    }
    titles = set().union(*seen.values(), {"Verwijderd bericht"})
    for who, wanted in seen.items():
        browser = visitor.application.test_client()
        browser = browser.log_in(who) if who else browser
        for path in (PATH, f"{PATH}/conversations"):
            text = browser.get(path).text
            assert {title for title in titles if title in text} == wanted
        count = f"gebruikt in {len(wanted)} bericht"
        assert count in browser.get(PATH).text


def test_a_pseudonym_that_names_a_claim_is_nobody_on_the_sheet(visitor, sheet):
    author = make.member(username="Echtenaam")
    first = make.thread()
    posting.reply(make.viewer(author), first.thread_id, body=f"[[feit:{SLUG}]]", pseudonym=True)
    assert "Echtenaam" not in visitor.get(PATH).text
    assert "Echtenaam" not in visitor.get(f"/api/v1{PATH}/conversations").text


def test_a_sheet_much_used_costs_what_an_unused_one_does(visitor, count_queries, keeper, sheet):
    bare = make.sheet(keeper).slug
    first, author = make.thread(), make.viewer(make.member())
    for _ in range(25):
        posting.reply(author, first.thread_id, body=f"[[feit:{SLUG}#1]]")
    costs = []
    for slug in (bare, SLUG):
        for page in (f"/factsheets/{slug}", f"/factsheets/{slug}/conversations"):
            visitor.get(page)
            with count_queries() as seen:
                assert visitor.get(page).status_code == 200
            costs.append(len(seen))
    assert costs == [2, 2, 2, 2]


def test_members_find_the_code_of_a_claim_on_its_sheet(visitor, sheet):
    code = f"<code>[[feit:{SLUG}#1]]</code>"
    assert code not in visitor.get(PATH).text
    assert code in visitor.log_in(make.member()).get(PATH).text


def test_a_code_that_is_none_is_refused_by_field(visitor, keeper):
    post = make.thread()
    answer = visitor.log_in(keeper).submit(f"/p/{post.id}/claims", code="geen code")
    assert answer.status_code == 422
    with pytest.raises(Invalid):
        link_claim(make.viewer(keeper), post.id, Fact(make.sheet(keeper).slug, 7))
