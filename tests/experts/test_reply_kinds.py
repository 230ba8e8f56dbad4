"""What a reply is said to rest on: chosen by its writer, and held to it by us."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.core.db import db
from forum.core.errors import Invalid
from forum.factsheets.models import PostSource, PublishedClaim, Reference, ReferenceKey
from forum.factsheets.service.publish import withdraw
from forum.factsheets.talk.sourced import MOST_SOURCES, sources_in
from forum.posting import service as posting
from forum.threads.kinds import ReplyKind
from tests import make

DOI = "10.5555/rug.2024.17"


def _paper(status: str) -> None:
    words = ("title", "journal", "year", "volume", "issue", "pages")
    paper = Reference(
        identity=f"doi:{DOI}", authors=[], status=status, doi=DOI, **dict.fromkeys(words, "")
    )
    db.session.add(paper)
    db.session.flush()
    db.session.add(ReferenceKey(key=f"doi:{DOI}", reference_id=paper.id))
    db.session.flush()


@pytest.fixture
def sheet(app):
    return make.sheet(make.moderator(), slug="helpt-rekken")


def _reply(body, kind=ReplyKind.SOURCED, **more):
    first = make.thread()
    return posting.reply(make.viewer(make.member()), first.thread_id, body=body, kind=kind, **more)


def _told(visitor, post):
    told = visitor.get(f"/api/v1/posts/{post.id}").json
    return told["kind"], told["source_changed"]


@pytest.mark.parametrize(
    "body",
    [
        "Zie [[feit:helpt-rekken#1]].",
        f"Zie https://doi.org/{DOI}.",
        f"[onderzoek](https://doi.org/{DOI})",
        f"(doi: {DOI})",
        f"**{DOI.upper()}**",
    ],
)
@pytest.mark.usefixtures("sheet")
def test_a_claim_or_a_doi_is_a_source(body, visitor):
    assert _told(visitor, _reply(body)) == ("onderbouwd", False)


@pytest.mark.parametrize(
    "body",
    [
        "Dat weet iedereen.",
        "[[feit:helpt-rekken]]",
        "10 keer per dag, 10.5 minuten",
        "doi.org/10.5555",
    ],
)
@pytest.mark.usefixtures("sheet")
def test_without_a_source_it_is_told_what_is_missing(body):
    with pytest.raises(Invalid) as wrong:
        _reply(body)
    assert list(wrong.value.errors) == ["kind"]


def test_a_retracted_paper_carries_nothing(app):
    _paper("retracted")
    with pytest.raises(Invalid):
        _reply(f"Zie {DOI}")


@pytest.mark.usefixtures("app")
def test_it_falls_back_when_its_paper_is_retracted(visitor):
    post = _reply(f"Zie {DOI}")
    _paper("retracted")
    assert _told(visitor, post) == ("ervaring", True)
    page = visitor.get(f"/t/{post.thread_id}-hoe-begin-ik").text
    assert "bron gewijzigd" in page and "Ervaring van een lid" in page


def test_it_falls_back_when_its_claim_or_its_sheet_goes(visitor, sheet):
    posts = [_reply("[[feit:helpt-rekken#1]]"), _reply(f"[[feit:helpt-rekken#1]] en {DOI}")]
    claim = db.session.get_one(PublishedClaim, (sheet.id, 1))
    claim.is_gone = True
    db.session.flush()
    assert [_told(visitor, post)[0] for post in posts] == ["ervaring", "onderbouwd"]
    claim.is_gone = False
    db.session.flush()
    withdraw(make.viewer(make.moderator()), sheet.slug, reason="Verouderd")
    assert [_told(visitor, post)[0] for post in posts] == ["ervaring", "onderbouwd"]


@pytest.mark.usefixtures("app")
def test_another_kind_keeps_no_sources_and_is_no_edit():
    writer, first = make.member(), make.thread()
    viewer = make.viewer(writer)
    post = posting.reply(viewer, first.thread_id, body=DOI, kind=ReplyKind.SOURCED)
    edited = posting.edit_post(viewer, post.id, kind=ReplyKind.QUESTION)
    assert (edited.kind, edited.edited_at, edited.version) == ("vraag", None, 2)
    assert db.session.query(PostSource).count() == 0
    with pytest.raises(Invalid):
        posting.edit_post(viewer, post.id, body="Niets meer", kind=ReplyKind.SOURCED)


@pytest.mark.usefixtures("app")
def test_a_first_post_has_no_kind(visitor):
    author = make.member()
    first = make.thread(author)
    assert _told(visitor, first) == (None, False)
    with pytest.raises(Invalid):
        posting.edit_post(make.viewer(author), first.id, kind=ReplyKind.QUESTION)


def test_the_form_keeps_what_was_typed(visitor):
    first = make.thread()
    page = visitor.log_in(make.member()).submit(
        f"/t/{first.thread_id}-hoe-begin-ik", body="Zonder bron", kind="onderbouwd"
    )
    assert (page.status_code, "Zonder bron" in page.text) == (422, True)
    assert 'value="onderbouwd" checked' in page.text


@given(st.text(max_size=400))
def test_any_text_has_few_sources_each_once(text):
    found = sources_in(text)
    assert len(found) == len(set(found)) <= MOST_SOURCES
    assert all(key.startswith("doi:10.") for key in found)


@given(
    st.from_regex(r"10\.[0-9]{4,9}/[a-z0-9]{1,40}", fullmatch=True),
    st.sampled_from(["{}", "({})", "https://doi.org/{}", "doi:{}.", "[x](https://doi.org/{})"]),
)
def test_a_doi_is_found_however_it_stands_in_a_text(doi, written):
    assert sources_in(f"Lees {written.format(doi)} eens") == [f"doi:{doi}"]
