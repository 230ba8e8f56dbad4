"""The page on which experts read a draft."""

from forum.core import clock
from forum.core.db import db
from forum.factsheets import drafts, service
from forum.factsheets.models import Reference
from forum.factsheets.service import SheetChange
from tests import make
from tests.factsheets.references.sources import publication, sourced

CLAIMS = "#1 Bewegen mag. [1]\n~ Rust is beter.\n! Kleine studie.\nRekken <b>helpt</b> soms."


def _page(visitor, reader):
    keeper = make.moderator()
    sheet = sourced(keeper, publication(1, pmid="12"), publication(2, pmid="13"), published=False)
    found = {"status": "retracted", "status_origin": "crossref", "checked_at": clock.now()}
    db.session.query(Reference).update(found)
    editor = make.viewer(keeper)
    service.edit_sheet(editor, sheet.slug, SheetChange(claims=CLAIMS))
    service.submit(editor, sheet.slug)
    return visitor.log_in(reader).get(f"/factsheets/{sheet.slug}/review").text


def test_an_expert_reads_claims_as_readers_will_with_the_note_beside_them(visitor):
    page = _page(visitor, make.expert())
    assert '<p class="myth"><b>Fabel</b> Rust is beter.</p>' in page
    assert '<p class="fact"><b>Feit</b> Bewegen mag.</p>' in page
    assert "<b>Voor wie nakijkt:</b> Kleine studie." in page
    assert "<p>Rekken &lt;b&gt;helpt&lt;/b&gt; soms.</p>" in page
    assert "Geen bron vermeld" in page
    assert "Steunt op een bron die is ingetrokken" in page
    assert "PubMed 12<" in page
    assert "PubMed 13<" not in page  # it could be cited, and is not
    assert not any(mark in page for mark in ("#1 Bewegen", "~ Rust", "! Kleine"))


def test_whoever_reads_on_a_phone_finds_where_to_sign(visitor):
    above, _mark, rest = _page(visitor, make.expert()).partition('id="tekst"')
    assert 'href="#nakijken">Je naam erbij zetten</a>' in above
    assert "Mijn naam bij deze tekst zetten" in rest.partition('id="nakijken"')[2]


def test_a_curator_reads_along_and_signs_nothing(visitor):
    page = _page(visitor, make.moderator())
    assert 'href="#nakijken">Wie keek na</a>' in page
    assert "Mijn naam bij deze tekst zetten" not in page


def test_a_draft_without_claims_has_no_section_of_them(visitor):
    keeper = make.moderator()
    sheet = make.sheet(keeper, published=False)
    editor = make.viewer(keeper)
    service.edit_sheet(editor, sheet.slug, SheetChange(claims=""))
    service.submit(editor, sheet.slug)
    assert drafts.find_draft(sheet.slug).claims == ""
    page = visitor.log_in(make.expert()).get(f"/factsheets/{sheet.slug}/review").text
    assert "beweringen" not in page
