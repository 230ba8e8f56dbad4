"""From a file to drafts, by the act that pages, API and terminal share."""

import pytest

from forum.core.db import db
from forum.core.errors import Refused, TooLarge
from forum.factsheets import drafts, queries, service
from forum.factsheets.article import ArticleError
from forum.factsheets.models import ArticleImport, FactSheet, Reference, SourceLine
from tests import make
from tests.factsheets.article.example import FILE

pytestmark = pytest.mark.usefixtures("app")

ARTICLE = FILE.read_bytes()


@pytest.fixture
def moderator():
    return make.viewer(make.moderator())


def _import(viewer, data=ARTICLE):
    return service.import_article(viewer, data, filename="artikel.txt")


def test_every_line_is_in_one_place_and_the_file_comes_back_byte_for_byte(moderator):
    found = _import(moderator)
    lines = db.session.query(SourceLine).order_by(SourceLine.number).all()

    assert "".join(line.raw + line.ending for line in lines).encode() == ARTICLE
    assert all((line.place == "sheet") == (line.sheet_id is not None) for line in lines)
    assert {line.place for line in lines} <= {"sheet", "references", "dropped", "blank"}
    dropped = [line.number for line in lines if line.place == "dropped"]
    assert dropped == [line["line"] for line in found.report["dropped"]]
    assert all(line.reason for line in lines if line.place == "dropped")


def test_what_comes_of_it_are_drafts_that_readers_do_not_see(moderator):
    found = _import(moderator)
    made = queries.sheets_of_import(moderator, found.id)

    assert found.is_new
    assert len(made) == found.report["drafts"] == found.report["created"]
    assert {sheet.status for sheet in made} == {"draft"}
    assert queries.published_sheets(make.viewer(make.member())) == []


def test_the_same_file_again_changes_nothing(moderator):
    first = _import(moderator)
    before = [db.session.query(table).count() for table in (FactSheet, SourceLine, Reference)]

    again = _import(moderator)

    assert (again.id, again.is_new) == (first.id, False)
    assert (again.report["created"], again.report["unchanged"]) == (0, first.report["drafts"])
    assert before == [
        db.session.query(table).count() for table in (FactSheet, SourceLine, Reference)
    ]


def test_another_file_about_the_same_gets_addresses_of_its_own_and_shares_its_references(
    moderator,
):
    _import(moderator)
    references = db.session.query(Reference).count()

    found = _import(moderator, ARTICLE + b"\n")

    slugs = [sheet.slug for sheet in queries.sheets_of_import(moderator, found.id)]
    assert all(slug.endswith("-2") for slug in slugs)
    assert db.session.query(Reference).count() == references


def test_a_draft_holds_the_source_s_words_unchanged(moderator):
    found = _import(moderator)
    source = ARTICLE.decode()
    for line in queries.sheets_of_import(moderator, found.id):
        draft = drafts.get_draft(moderator, line.slug)
        for block in filter("??".__ne__, draft.body.split("\n")):  # a question to be written
            assert block.lstrip("\\").removeprefix("> ").removeprefix("= ") in source


@pytest.mark.parametrize(
    ("data", "code", "status"),
    [
        (b"", "empty", 422),
        (b"abc\xff", "not_utf8", 422),
        (b"PK\x03\x04\x00\x00", "word", 422),
        (b"x" * (2 * 1024 * 1024 + 1), "too_large", 413),
        (ARTICLE.replace(b"[1]", b"[77]", 1), "citation_without_reference", 422),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(moderator, data, code, status):
    with pytest.raises(ArticleError) as raised:
        _import(moderator, data)
    assert (raised.value.code, raised.value.status) == (code, status)
    assert db.session.query(ArticleImport).count() == 0
    assert db.session.query(FactSheet).count() == 0


def test_only_curators_import():
    with pytest.raises(Refused):
        _import(make.viewer(make.expert()))


def test_a_file_of_too_many_parts_is_refused_before_anything_is_kept(moderator):
    headings = "\n".join(f"Wat helpt bij geval {number}?\nRust [1]." for number in range(150))
    sources = "\n".join(f"- A B. Over {n}. J. 2020;1:2. PMID: {n}." for n in range(1, 151))
    data = f"Inleiding\nHallo daar.\n{headings}\nBronnen\n{sources}".encode()
    with pytest.raises(TooLarge):
        _import(moderator, data)
    assert db.session.query(ArticleImport).count() == 0


def test_more_headings_than_people_read_are_refused_and_said_to_be_that(moderator):
    pairs = [f"Wat helpt bij geval {number}?\nRust helpt." for number in range(501)]
    with pytest.raises(TooLarge, match="501 koppen"):
        _import(moderator, "\n".join(pairs).encode())
    assert db.session.query(ArticleImport).count() == 0
    assert _import(moderator, "\n".join(pairs[:500]).encode()).report["created"] == 500


def test_a_proposed_claim_has_its_citations_beside_it(moderator):
    found = _import(moderator)
    claims = [
        line
        for sheet in queries.sheets_of_import(moderator, found.id)
        for line in drafts.get_draft(moderator, sheet.slug).claims.split("\n")
    ]
    assert any(line.endswith("]") for line in claims)
    assert not any(line.count("[") > 1 for line in claims)
