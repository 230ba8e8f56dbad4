"""Claims named in posts: what is kept of it, and what readers see in its place."""

import pytest
from sqlalchemy import func, select

from forum.accounts.service.blocking import block_member
from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.facts import MOST_FACTS
from forum.factsheets.models import PostClaim, Reference, SheetReference
from forum.factsheets.service import SheetChange, edit_sheet, publish
from forum.factsheets.service.shown import settle
from forum.posting import service as posting
from forum.threads.models import Post
from tests import make


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def sheet(keeper):
    return make.sheet(keeper, slug="helpt-rekken", title="Helpt rekken?")


@pytest.fixture
def first(app):
    return make.thread()


def _say(first, body, author=None):
    who = make.viewer(author or make.member())
    return posting.reply(who, first.thread_id, body=body)


def _page(visitor, first):
    return visitor.get(f"/t/{first.thread_id}-hoe-begin-ik").text


def _claims(visitor, post):
    return visitor.get(f"/api/v1/posts/{post.id}").json["claims"]


def _sourced(keeper, sheet, status="ok"):
    """A sheet whose claim has a source, and that source."""
    facts = dict.fromkeys(("title", "journal", "year", "volume", "issue", "pages"), "x")
    source = Reference(identity=f"x{sheet.id}", authors=[], status=status, **facts)
    db.session.add(source)
    db.session.flush()
    db.session.add(SheetReference(sheet_id=sheet.id, number=1, reference_id=source.id))
    db.session.flush()
    _publish(keeper, sheet, "#1 Bewegen mag. [1]")
    return source


def _publish(keeper, sheet, claims):
    edit_sheet(make.viewer(keeper), sheet.slug, SheetChange(claims=claims, columns={}))
    publish(make.viewer(keeper), sheet.slug, reason="Bijgewerkt")


def test_a_claim_in_a_post_is_a_card_with_its_text_its_sources_and_its_sheet(visitor, first, sheet):
    post = _say(first, "Kijk: [[feit:helpt-rekken#1]] en [[feit:helpt-rekken]]")
    page = _page(visitor, first)
    assert page.count('class="fact-card"') == 2
    assert "Bewegen mag." in page
    assert "geen bron vermeld" in page
    assert 'href="/factsheets/helpt-rekken#bewering-1">Helpt rekken?</a>' in page
    whole, claim = _claims(visitor, post)
    assert (whole["claim"], whole["text"]) == (None, "In een zin.")
    assert (claim["claim"], claim["text"], claim["source_count"]) == (1, "Bewegen mag.", 0)
    assert claim["url"].endswith("/factsheets/helpt-rekken#bewering-1")


def test_a_source_that_was_withdrawn_shows_on_the_post_and_nothing_of_the_post_is_written(
    visitor, first, keeper, sheet
):
    source = _sourced(keeper, sheet)
    post = _say(first, "Zie [[feit:helpt-rekken#1]]")
    before = (post.body_html, post.version)
    assert "bron gewijzigd" not in _page(visitor, first)
    assert _claims(visitor, post)[0]["status"] == "ok"

    source.status = "retracted"
    settle([sheet.id])

    page = _page(visitor, first)
    assert "bron gewijzigd: ingetrokken" in page
    assert "1 bron<" in page
    assert _claims(visitor, post)[0]["status"] == "retracted"
    db.session.refresh(post)
    assert (post.body_html, post.version) == before


def test_a_claim_that_reads_otherwise_since_says_so_and_one_that_left_is_not_repeated(
    visitor, first, keeper, sheet
):
    post = _say(first, "Zie [[feit:helpt-rekken#1]]")
    _publish(keeper, sheet, "#1 Rustig bewegen mag.")
    page = _page(visitor, first)
    assert "bewering gewijzigd sinds dit bericht" in page
    assert "Rustig bewegen mag." in page
    later = _say(first, "Zie [[feit:helpt-rekken#1]]")
    assert [_claims(visitor, one)[0]["is_changed"] for one in (post, later)] == [True, False]

    _publish(keeper, sheet, "Heel iets anders.")
    page = _page(visitor, first)
    assert "deze bewering staat niet meer op de factsheet" in page
    assert "Rustig bewegen mag." not in page


def test_the_version_that_a_text_names_is_the_one_it_is_held_against(visitor, first, keeper, sheet):
    _publish(keeper, sheet, "#1 Rustig bewegen mag.")
    assert _claims(visitor, _say(first, "[[feit:helpt-rekken#1@1]]"))[0]["is_changed"]
    assert not _claims(visitor, _say(first, "[[feit:helpt-rekken#1@2]]"))[0]["is_changed"]
    with pytest.raises(Invalid) as refused:
        _say(first, "[[feit:helpt-rekken#1@3]]")
    assert "versie 3" in str(refused.value.errors["body"][0])


@pytest.mark.parametrize("code", ["geen-factsheet", "helpt-rekken#9", "concept", "concept#1"])
def test_what_there_is_not_is_refused_by_name_and_a_draft_is_not_there_for_anybody(
    visitor, first, keeper, sheet, code
):
    make.sheet(keeper, published=False, slug="concept")
    before = db.session.scalar(select(func.count(Post.id)))
    visitor.log_in(keeper)
    answer = visitor.submit(
        f"/t/{first.thread_id}-hoe-begin-ik", body=f"Mijn tekst [[feit:{code}]]"
    )
    assert answer.status_code == 422
    assert f"[[feit:{code}]]" in answer.text
    assert "Mijn tekst" in answer.text
    assert db.session.scalar(select(func.count(Post.id))) == before


def test_a_program_hears_which_field_is_wrong(visitor, first):
    program = visitor.bearer(make.token(make.member()))
    path = f"/api/v1/threads/{first.thread_id}/posts"
    answer = program.post(path, json={"body": "[[feit:bestaat-niet#1]]"})
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["body"])


def test_more_than_twenty_are_refused_however_many(first, sheet):
    for times in (MOST_FACTS + 1, 1000):
        with pytest.raises(Invalid) as refused:
            _say(first, "[[feit:helpt-rekken]] " * times)
        assert "20" in str(refused.value.errors["body"][0])
    _say(first, "[[feit:helpt-rekken]] " * MOST_FACTS)


def test_changing_a_post_keeps_what_it_pointed_at_whatever_became_of_that(
    visitor, first, keeper, sheet
):
    author = make.member()
    post = _say(first, "[[feit:helpt-rekken#1]]", author)
    _publish(keeper, sheet, "Heel iets anders.")
    sheet.published_number = None
    posting.edit_post(make.viewer(author), post.id, body="Toch: [[feit:helpt-rekken#1]]")
    assert db.session.scalars(select(PostClaim.number)).all() == [1]
    posting.edit_post(make.viewer(author), post.id, body="Zonder.")
    assert db.session.scalars(select(PostClaim)).all() == []


def test_deleting_a_post_forgets_what_it_pointed_at(first, sheet):
    author = make.member()
    post = _say(first, "[[feit:helpt-rekken#1]]", author)
    posting.delete_post(make.viewer(author), post.id)
    assert db.session.scalars(select(PostClaim)).all() == []


def test_a_sheet_that_is_no_longer_published_is_a_plain_link_for_staff_too(
    visitor, first, keeper, sheet
):
    post = _say(first, "[[feit:helpt-rekken#1]]")
    sheet.published_number = None
    db.session.flush()
    for reader in (None, keeper):
        if reader:
            visitor.log_in(reader)
        page = _page(visitor, first)
        assert "fact-card" not in page
        assert "Bewegen mag." not in page
        assert 'class="fact">factsheet helpt-rekken, bewering 1</a>' in page
    assert _claims(visitor, post) == []


def test_of_a_post_that_is_withheld_no_claim_is_told(visitor, first, sheet):
    reader, writer = make.member(), make.member()
    post = _say(first, "[[feit:helpt-rekken#1]]", writer)
    block_member(make.viewer(reader), writer.username)
    assert "fact-card" not in _page(visitor.log_in(reader), first)
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
    _say(
        first,
        "[factsheet helpt-rekken](/factsheets/helpt-rekken) "
        '<a href="/factsheets/helpt-rekken" class="fact">factsheet helpt-rekken</a> '
        "`[[feit:helpt-rekken]]`",
    )
    assert "fact-card" not in _page(visitor, first)


def test_a_claim_with_markup_in_it_is_shown_as_text(visitor, first, keeper, sheet):
    _publish(keeper, sheet, "#1 <b>Vet</b> & \\1 meer.")
    _say(first, "[[feit:helpt-rekken#1]]")
    assert "&lt;b&gt;Vet&lt;/b&gt; &amp; \\1 meer." in _page(visitor, first)


def test_one_card_and_many_cost_the_same(visitor, count_queries, keeper, sheet):
    few, many = make.thread(), make.thread()
    _say(few, "[[feit:helpt-rekken#1]]")
    author = make.member()
    claims = "\n".join(f"Bewering nummer {number}." for number in range(1, 20))
    _publish(keeper, sheet, claims)
    for _ in range(10):
        body = " ".join(f"[[feit:helpt-rekken#{key}]]" for key in range(2, 20))
        _say(many, body, author)
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
    post = _say(first, "[[feit:helpt-rekken#1]]")
    visitor.log_in(make.member())
    page = visitor.get(f"/t/{first.thread_id}-hoe-begin-ik?quote={post.id}").text
    assert "&gt; [[feit:helpt-rekken#1]]" in page
    _say(first, "> [[feit:helpt-rekken#1]]\n\nJa.")
    assert _page(visitor, first).count('class="fact-card"') == 2
