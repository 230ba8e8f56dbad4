"""Claims named in posts: what readers see in their place."""

import pytest

from forum.accounts.service.blocking import block_member
from forum.core.db import db
from forum.factsheets.service.shown import weigh_sources
from tests import make
from tests.factsheets.talk.saying import claims_of, page_of, publish_claims, say, sourced


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def sheet(keeper):
    return make.sheet(keeper, slug="helpt-rekken", title="Helpt rekken?")


@pytest.fixture
def first(app):
    return make.thread()


def test_a_claim_in_a_post_is_a_card_with_its_text_its_sources_and_its_sheet(visitor, first, sheet):
    post = say(first, "Kijk: [[feit:helpt-rekken#1]] en [[feit:helpt-rekken]]")
    page = page_of(visitor, first)
    assert page.count('class="fact-card"') == 2
    assert "Bewegen mag." in page
    assert "geen bron vermeld" in page
    assert 'href="/factsheets/helpt-rekken#bewering-1">Helpt rekken?</a>' in page
    whole, claim = claims_of(visitor, post)
    assert (whole["claim"], whole["text"]) == (None, "In een zin.")
    assert (claim["claim"], claim["text"], claim["source_count"]) == (1, "Bewegen mag.", 0)
    assert claim["url"].endswith("/factsheets/helpt-rekken#bewering-1")


def test_a_source_that_was_withdrawn_shows_on_the_post_and_nothing_of_the_post_is_written(
    visitor, first, keeper, sheet
):
    source = sourced(keeper, sheet)
    post = say(first, "Zie [[feit:helpt-rekken#1]]")
    before = (post.body_html, post.version)
    assert "bron gewijzigd" not in page_of(visitor, first)
    assert claims_of(visitor, post)[0]["status"] == "ok"

    source.status = "retracted"
    weigh_sources([sheet.id])

    page = page_of(visitor, first)
    assert "bron gewijzigd: ingetrokken" in page
    assert "1 bron<" in page
    assert claims_of(visitor, post)[0]["status"] == "retracted"
    db.session.refresh(post)
    assert (post.body_html, post.version) == before


def test_a_claim_that_reads_otherwise_since_says_so_and_one_that_left_is_not_repeated(
    visitor, first, keeper, sheet
):
    post = say(first, "Zie [[feit:helpt-rekken#1]]")
    publish_claims(keeper, sheet, "#1 Rustig bewegen mag.")
    page = page_of(visitor, first)
    assert "bewering gewijzigd sinds dit bericht" in page
    assert "Rustig bewegen mag." in page
    later = say(first, "Zie [[feit:helpt-rekken#1]]")
    assert [claims_of(visitor, one)[0]["is_changed"] for one in (post, later)] == [True, False]

    publish_claims(keeper, sheet, "Heel iets anders.")
    page = page_of(visitor, first)
    assert "deze bewering staat niet meer op de factsheet" in page
    assert "Rustig bewegen mag." not in page


def test_a_sheet_that_is_no_longer_published_is_a_plain_link_for_staff_too(
    visitor, first, keeper, sheet
):
    post = say(first, "[[feit:helpt-rekken#1]]")
    sheet.published_number = None
    db.session.flush()
    for reader in (None, keeper):
        if reader:
            visitor.log_in(reader)
        page = page_of(visitor, first)
        assert "fact-card" not in page
        assert "Bewegen mag." not in page
        assert 'class="fact">factsheet helpt-rekken, bewering 1</a>' in page
    assert claims_of(visitor, post) == []


def test_of_a_post_that_is_withheld_no_claim_is_told(visitor, first, sheet):
    reader, writer = make.member(), make.member()
    post = say(first, "[[feit:helpt-rekken#1]]", writer)
    block_member(make.viewer(reader), writer.username)
    assert "fact-card" not in page_of(visitor.log_in(reader), first)
    posts = visitor.get(f"/api/v1/threads/{first.thread_id}/posts").json["items"]
    assert post.id in [found["id"] for found in posts]
    program = visitor.bearer(make.token(reader))
    posts = program.get(f"/api/v1/threads/{first.thread_id}/posts").json["items"]
    assert "claims" not in posts[1]


def test_a_preview_shows_the_card_on_the_page_and_to_a_script(visitor, first, sheet):
    visitor.log_in(make.member())
    said = {"body": "[[feit:helpt-rekken#1]]", "draft": f"thread:{first.thread_id}"}
    assert 'class="fact-card"' in visitor.submit("/preview", **said).text
    form = {"csrf_token": visitor.csrf_token(), **said}
    answer = visitor.post("/preview", data=form, headers={"Accept": "application/json"})
    assert 'class="fact-card"' in answer.json["html"]
    private = {"body": said["body"], "draft": "message:new"}
    assert "fact-card" not in visitor.submit("/preview", **private).text


def test_markup_of_a_member_is_never_taken_for_a_card(visitor, first, sheet):
    say(
        first,
        "[factsheet helpt-rekken](/factsheets/helpt-rekken) "
        '<a href="/factsheets/helpt-rekken" class="fact">factsheet helpt-rekken</a> '
        "`[[feit:helpt-rekken]]`",
    )
    assert "fact-card" not in page_of(visitor, first)


def test_a_claim_with_markup_in_it_is_shown_as_text(visitor, first, keeper, sheet):
    publish_claims(keeper, sheet, "#1 <b>Vet</b> & \\1 meer.")
    say(first, "[[feit:helpt-rekken#1]]")
    assert "&lt;b&gt;Vet&lt;/b&gt; &amp; \\1 meer." in page_of(visitor, first)


def test_one_card_and_many_cost_the_same(visitor, count_queries, keeper, sheet):
    few, many = make.thread(), make.thread()
    say(few, "[[feit:helpt-rekken#1]]")
    author = make.member()
    claims = "\n".join(f"Bewering nummer {number}." for number in range(1, 20))
    publish_claims(keeper, sheet, claims)
    for _ in range(10):
        body = " ".join(f"[[feit:helpt-rekken#{key}]]" for key in range(2, 20))
        say(many, body, author)
    visitor.log_in(make.member())
    costs = []
    for path in [f"/t/{first.thread_id}-hoe-begin-ik" for first in (few, many)]:
        visitor.get(path)
        with count_queries() as seen:
            page = visitor.get(path).text
        costs.append(len(seen))
    assert page.count('class="fact-card"') == 180
    assert costs == [4, 4]


def test_a_quote_shows_the_claim_again(visitor, first, sheet):
    post = say(first, "[[feit:helpt-rekken#1]]")
    visitor.log_in(make.member())
    page = visitor.get(f"/t/{first.thread_id}-hoe-begin-ik?quote={post.id}").text
    assert "&gt; [[feit:helpt-rekken#1]]" in page
    say(first, "> [[feit:helpt-rekken#1]]\n\nJa.")
    assert page_of(visitor, first).count('class="fact-card"') == 2
