"""References as files, read by the programs that others read them with."""

import json
from dataclasses import replace

import jsonschema_rs
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from forum.factsheets.references.citing import FORMATS
from forum.factsheets.views import ReferenceView
from tests import make
from tests.factsheets.references.csl import SCHEMA
from tests.factsheets.references.sources import publication, sourced

quietly = settings(deadline=None, max_examples=100, database=None)
ARTICLE = ReferenceView(
    number=7,
    authors="Döweling A, van der Berg J-P Jr, Graven-Nielsen T, COVID & Backs Study Group, et al",
    title="50% of {backs} & \"necks\": a_b #1 ~ ^ \\ 'x'?",
    journal="J Pain",
    year="2015",
    volume="9",
    issue="2 Suppl",
    pages="491-9",
    doi="10.1002/14651858.CD_001929.pub3",
    pmid="26329399",
    pmcid="PMC8734598",
)
TEXTS = st.text(
    st.sampled_from('aé{}\\%&$#_~^"@,\n\r\t\u2028\x85\0- ') | st.characters(), max_size=30
)


def _csl(*references):
    found = json.loads(FORMATS["csl.json"].write("blad", references, {}))
    jsonschema_rs.validate(SCHEMA, found)
    return found


def _ris(*references):
    return rispy.loads(FORMATS["ris"].write("blad", references, {}))


def _bibtex(*references):
    return parse_string(FORMATS["bib"].write("blad", references, {}), "bibtex").entries


def test_csl_has_it_all():
    (item,) = _csl(ARTICLE)
    assert (item["id"], item["type"]) == ("blad-7", "article-journal")
    assert item["author"] == [
        {"family": "Döweling", "given": "A."},
        {"family": "van der Berg", "given": "J.-P.", "suffix": "Jr"},
        {"family": "Graven-Nielsen", "given": "T."},
        {"literal": "COVID & Backs Study Group"},
        {"literal": "et al."},
    ]
    assert item["title"] == ARTICLE.title
    assert item["issued"] == {"date-parts": [[2015]]}
    assert (item["DOI"], item["PMID"], item["PMCID"]) == (ARTICLE.doi, "26329399", "PMC8734598")
    assert (item["volume"], item["issue"], item["page"]) == ("9", "2 Suppl", "491-9")


def test_ris_has_it_all():
    (entry,) = _ris(ARTICLE)
    assert entry["type_of_reference"] == "JOUR"
    assert entry["authors"] == [
        "Döweling, A.", "van der Berg, J.-P., Jr", "Graven-Nielsen, T.",
        "COVID & Backs Study Group",
    ]  # fmt: skip
    assert (entry["title"], entry["secondary_title"]) == (ARTICLE.title, "J Pain")
    assert (entry["start_page"], entry["end_page"], entry["year"]) == ("491", "499", "2015")
    assert (entry["doi"], entry["accession_number"]) == (ARTICLE.doi, "26329399")
    assert entry["custom2"] == "PMC8734598"


def test_bibtex_has_it_all():
    entry = _bibtex(ARTICLE)["blad-7"]
    assert entry.type == "article"
    names = [
        (" ".join(p.prelast_names + p.last_names), " ".join(p.first_names))
        for p in entry.persons["author"]
    ]
    assert names == [
        ("Döweling", "A."), ("van der Berg", "J.-P."), ("Graven-Nielsen", "T."),
        (r"{COVID \& Backs Study Group}", ""), ("others", ""),
    ]  # fmt: skip
    for sign in (r"50\%", r"\textbraceleft{}backs\textbraceright{}", r"\&", r"a\_b", r"\#1"):
        assert sign in entry.fields["title"]
    assert (entry.fields["doi"], entry.fields["pages"]) == (ARTICLE.doi, "491--499")
    assert (entry.fields["pmid"], entry.fields["pmcid"]) == ("26329399", "PMC8734598")


@pytest.mark.parametrize(
    ("facts", "types"),
    [
        ({}, ("article-journal", "JOUR", "article")),
        (dict.fromkeys(("volume", "issue", "pages"), "") | {"doi": None, "pmid": None},
         ("book", "BOOK", "book")),
        ({"journal": ""}, ("document", "GEN", "misc")),
    ],
)  # fmt: skip
def test_each_is_what_it_is(facts, types):
    one = replace(ARTICLE, **facts)
    (csl,), (ris,), (bibtex,) = _csl(one), _ris(one), _bibtex(one).values()
    assert (csl["type"], ris["type_of_reference"], bibtex.type) == types
    assert csl.get("publisher") == ("J Pain" if types[0] == "book" else None)


@quietly
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_no_text_can_become_another_field_or_another_reference(title, authors, journal, pages):
    odd = replace(
        ARTICLE, title=title, authors=authors, journal=journal, pages=pages, year=pages, doi=title
    )
    written = [odd, replace(ARTICLE, number=8)]
    assert [item["id"] for item in _csl(*written)] == ["blad-7", "blad-8"]
    assert list(_bibtex(*written)) == ["blad-7", "blad-8"]
    text = FORMATS["ris"].write("blad", written, {})
    starts = [line[:6] for line in text.split("\r\n") if line]
    assert starts.count("ER  - ") == starts.count("TY  - ") == 2
    assert all(start[2:] == "  - " for start in starts)
    assert len(text.splitlines()) == text.count("\r\n")


def test_a_line_of_ris_in_a_title_stays_in_the_title():
    odd = replace(ARTICLE, title="Eerst\r\nER  - \r\nTY  - BOOK\u2028AU  - Indringer")
    (entry,) = _ris(odd)
    assert entry["title"] == "Eerst ER - TY - BOOK AU - Indringer"


@pytest.mark.parametrize("ending", list(FORMATS))
def test_a_file_comes_with_its_name_and_kind(visitor, ending):
    sheet = sourced(make.moderator(), publication(1, doi="10.5555/a", pmid="12", pmcid="PMC3"))
    answer = visitor.get(f"/api/v1/factsheets/{sheet.slug}/references.{ending}")
    assert answer.content_type == f"{FORMATS[ending].kind}; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    named = f"attachment; filename={sheet.slug}-bronnen.{ending}"
    assert answer.headers["Content-Disposition"] == named
    for told in ("10.5555/a", "12", "PMC3", "Döweling"):
        assert told in answer.text


def test_a_draft_has_no_files_and_other_endings_are_none(visitor):
    draft = sourced(make.moderator(), publication(1, pmid="1"), published=False)
    for path in (f"{draft.slug}/references.ris", "nergens/references.ris", "x/references.pdf"):
        assert visitor.get(f"/api/v1/factsheets/{path}").status_code == 404
