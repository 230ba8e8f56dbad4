"""The e-book of all sheets: what is in it, and that others can open it."""

from io import BytesIO

import pypdf
import pytest

from forum.core import paper
from forum.factsheets import service
from forum.factsheets.book.books import BookKind
from forum.factsheets.book.queries import collect
from tests import make
from tests.core.only import on_sqlite
from tests.factsheets.book import ebooks
from tests.quiz import sheets


@pytest.fixture
def keeper(app):
    return make.moderator()


@on_sqlite
def test_the_epub_has_nothing_wrong_with_it(keeper, tmp_path):
    """Nor where a text holds what no XML may hold."""
    ebooks.shelf(keeper)
    sheets.sheet(keeper, slug="vreemd", body="Een \x0b\x1f\ufffe alinea. [1]")
    file = tmp_path / "boek.epub"
    file.write_bytes(ebooks.made(BookKind.EPUB))
    assert ebooks.complaints(file) == ""


def test_it_says_of_every_claim_what_it_stands_on(keeper):
    ebooks.shelf(keeper)
    found = ebooks.pages(ebooks.made(BookKind.EPUB))
    first, second = found["EPUB/sheet-5-over-bewegen.xhtml"], found["EPUB/sheet-zitten.xhtml"]
    for text in ("Bewegen mag.", "Bewegen is slecht.", "Fabel:", "Een alinea.", "Dat mag."):
        assert text in first
    assert "Geen bron in het artikel" in first
    assert "Geen bron vermeld" in second
    assert "https://doi.org/10.1000/1" in first
    assert "Volgende controle vóór" in first
    assert ("Bel nu je huisarts" in first, "Bel nu je huisarts" in second) == (False, True)
    assert "geen medisch advies" in found["EPUB/colophon.xhtml"]
    assert "1 januari 2030" in found["EPUB/title.xhtml"]


def test_what_is_not_published_is_not_in_it(keeper):
    ebooks.shelf(keeper)
    make.sheet(keeper, published=False, title="Geheimconcept")
    gone = sheets.sheet(keeper, slug="ingetrokken", title="Weggehaald")
    service.edit_sheet(
        make.viewer(keeper), "zitten", service.SheetChange(columns={"title": "Werktitel"})
    )
    sheets.withdraw(gone.id)
    whole = "".join(ebooks.pages(ebooks.made(BookKind.EPUB)).values())
    for text in ("Geheimconcept", "Weggehaald", "Werktitel"):
        assert text not in whole


@pytest.mark.parametrize(
    ("status", "words"),
    [("retracted", "ingetrokken"), ("concern", "twijfels"), ("corrected", "correctie")],
)
def test_a_source_in_trouble_is_told_in_words(keeper, status, words):
    made = sheets.sheet(keeper)
    before = collect().digest
    sheets.found_out(made.id, status)
    assert collect().digest != before
    told = ebooks.pages(ebooks.made(BookKind.EPUB))[f"EPUB/sheet-{sheets.SLUG}.xhtml"]
    assert words in told.partition('class="claims"')[2]


def test_the_same_sheets_give_the_same_bytes_and_other_sheets_others(keeper, time):
    ebooks.shelf(keeper)
    book = collect()
    before = ebooks.made(BookKind.EPUB, book)
    assert ebooks.made(BookKind.EPUB, collect()) == before
    assert before[30:58] == b"mimetypeapplication/epub+zip"
    sheets.rewrite(keeper, "#1 Bewegen mag altijd. [1]", slug="zitten")
    assert ebooks.made(BookKind.EPUB) != before


def test_the_pdf_opens_with_its_sheets_in_the_outline(keeper):
    ebooks.shelf(keeper)
    found = pypdf.PdfReader(BytesIO(ebooks.made(BookKind.PDF)))
    titles = [mark.title for mark in found.outline if not isinstance(mark, list)]
    assert titles == ["Inhoud", "Over bewegen", "Zitten & <staan>: \"mag\" 'dat'?", "Colofon"]
    text = "".join(page.extract_text() for page in found.pages)
    assert "Bewegen mag." in text
    assert found.trailer["/Root"]["/Lang"] == "nl"
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]
    contents = found.pages[1].extract_text()
    chapter = next(
        at for at, page in enumerate(found.pages, 1) if "Een alinea." in page.extract_text()
    )
    assert f"{chapter}" in contents.partition("Over bewegen")[2].partition("Zitten")[0]


def test_the_pdf_fetches_nothing(keeper):
    with pytest.raises(ValueError, match="nothing from elsewhere"):
        paper.fetch_nothing("https://elders.example/plaatje.png")
