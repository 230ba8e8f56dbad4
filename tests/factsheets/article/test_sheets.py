"""How lines become sheets, sheets get addresses, and claims are proposed."""

import pytest

from forum.factsheets.article import report
from tests.factsheets.article import example
from tests.factsheets.article.example import read


def _slug(heading: str) -> str:
    return read(f"{heading}\nRust helpt.").sheets[0].slug


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Wat helpt?", "wat-helpt"),
        ("Pijn: wat helpt?", "wat-helpt"),
        ("Pijn:?", "pijn"),
        ("???", "factsheet"),
        ("睡眠?", "factsheet"),
        (
            "Één crème brûlée bij Ødegård, Łódź & Straße?",
            "een-creme-brulee-bij-odegard-lodz-strasse",
        ),
        ("a" * 100 + "?", "a" * 80),
        ("woord " * 15 + "en meer?", "-".join(["woord"] * 13)),
        ("Veelgestelde vragen", "veelgestelde-vragen"),
        ("De meest gestelde vragen over een stijve nek", "stijve-nek-vragen"),
        ("De veelgestelde vragen over het weer:", "weer-vragen"),
        ("Meest gestelde vragen over " + "woord " * 15, "-".join(["woord"] * 12) + "-vragen"),
    ],
)
def test_a_slug_is_plain_and_short(heading, slug):
    assert _slug(heading) == slug
    assert len(slug) <= 80


def test_the_same_heading_twice_gets_two_addresses():
    text = "\n".join([*["Wat helpt?", "Rust."] * 3, "Wat helpt 2?", "Rust.", *["a" * 99 + "?"] * 2])

    assert [sheet.slug for sheet in read(text).sheets] == [
        "wat-helpt",
        "wat-helpt-2",
        "wat-helpt-3",
        "wat-helpt-2-2",
        "a" * 80,
        "a" * 78 + "-2",
    ]


def test_what_precedes_the_first_heading_goes_into_the_first_sheet():
    sheets = read("Losse zin.\nNog een zin.\nWat helpt?\nRust.").sheets

    assert [(sheet.title, sheet.lines) for sheet in sheets] == [("Wat helpt?", (1, 2, 3, 4))]


def test_an_introduction_without_summary_is_a_sheet_of_its_own():
    sheets = read("Inleiding\nEen zin.\nWat helpt?\nRust.\nSamenvatting\n- Rust.").sheets

    assert [sheet.title for sheet in sheets] == ["Inleiding", "Wat helpt?", "Samenvatting"]


def test_text_without_a_heading_is_named_after_its_beginning():
    article = read("Een zin zonder kop. " * 20)

    assert article.sheets[0].title.startswith("Een zin zonder kop.")
    assert len(article.sheets[0].title) <= 120
    assert "geen kop" in example.remarked(article)


def test_a_heading_without_text_is_kept_with_a_remark():
    article = read("Wat helpt?\nWat nog meer?\nRust.")

    assert article.sheets[0].blocks == ()
    assert "geen tekst" in str(example.remarks_at(article, 1)[0].message)


def test_only_references_make_no_sheet():
    article = read("Bronnen\n- A. B. C. 2020;1:2.")

    assert (article.sheets, len(article.references)) == ((), 1)


def test_citations_count_in_sheets_only():
    text = (
        "Wat helpt?\nRust [1].\nMeer rust [1].\nBronnen [x]\n- A. Over [3]. C. 2020;1:2. PMID: 9."
    )
    told = report(read(text))

    assert (told["citation_places"], told["cited_numbers"]) == (2, 1)


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("Rust helpt. Slaap ook.", ["Rust helpt."]),
        ("Helpt rust? Ja, rust helpt vaak.", ["Ja, rust helpt vaak."]),
        ("Helpt rust? Echt? [x]", ["[x]"]),
        ("Soms wel. Rust helpt de meesten.", ["Rust helpt de meesten."]),
        ("Soms wel. Soms niet.", ["Soms wel."]),
        ("Rust helpt [1]. Slaap ook. Eten ook [2,1].", ["Rust helpt [1].", "Eten ook [2,1]."]),
        ("Rust helpt. [1] Slaap ook.", ["Rust helpt. [1]"]),
        ("- Rust, slaap etc. helpen", ["Rust, slaap etc. helpen"]),
    ],
)
def test_claims_are_cited_sentences_or_the_first_that_tells(line, claims):
    sources = "\nBronnen\n- A. B. C. 2020;1:2.\n- D. E. F. 2020;1:2."
    sheet = read(f"Wat helpt?\n{line}{sources}").sheets[0]

    assert [claim.text for claim in sheet.claims] == claims


def test_a_question_in_the_faq_claims_nothing():
    sheet = read("Veelgestelde vragen\nMag ik slapen?\nJa, slaap gerust.").sheets[0]

    assert [(claim.line, claim.text) for claim in sheet.claims] == [(3, "Ja, slaap gerust.")]
