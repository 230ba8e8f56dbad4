"""What a single line is taken for, by itself and by what stands around it."""

import pytest

from forum.factsheets.article import BlockKind, Confidence, Kind
from tests.factsheets.article import example
from tests.factsheets.article.example import kinds, read

LONG = "Deze alinea is met opzet zo lang dat er geen kop en geen oproep in te zien is. " * 2
INTRO = f"Inleiding\n{LONG.strip()}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wat helpt?\nRust helpt.", "Hp"),
        ("Dit is lang bekend. Maar waarom?", "p"),
        ("Zin een. Waarom doet dat pijn?\nRust helpt.", "pp"),
        ("Waarom is dat zo? [1]\n" + LONG, "pp"),
        ("W" + "a" * 118 + "?", "H"),
        ("W" + "a" * 119 + "?", "p"),
        ("- Wat helpt?", "-"),
        ("in het kort:\nRust.", "Hp"),
        ("SAMENVATTING\nRust.", "Hp"),
        ("Samenvatting gezegd\nRust.", "!p"),
        ("-5 graden is koud.", "p"),
        ("-", "!"),
        ("- ", "!"),
        ("•zonder spatie", "-"),
        ("Een zin met “aanhaling.”", "p"),
        ("Zo staat het er. [1]", "p"),
        ("Zo staat het er [1]", "!"),
        ("Neem dit mee:", "p"),
        ("woord " * 40, "p"),
    ],
)
def test_shapes(text, expected):
    assert kinds(read(text, strict=False)) == expected


@pytest.mark.parametrize(
    "run",
    [
        "Meer weten?\nOntdek het hier.",
        "Meer weten?\nDe gids is gratis\nVraag hem aan",
        "Meer weten?\n\nKijk verder.\n\nSluit je aan.",
    ],
)
def test_a_question_with_a_calling_line_is_a_call(run):
    letters = kinds(read(f"Wat helpt?\n{LONG}\n{run}\nWat nog meer?\n{LONG}"))

    assert letters.startswith("Hpcc" if "\n\n" not in run else "Hpc_c_c")
    assert letters.endswith("Hp")


def test_what_follows_the_last_calling_line_stays():
    assert kinds(read("Meer weten?\nDe gids is gratis\nEn nog iets.")) == "ccp"


@pytest.mark.parametrize(
    "kept",
    [
        "Meer weten?\nOntdek het hier.\n" + LONG,
        "Meer weten?\nOntdek het hier.\n- een punt",
        "Meer weten?\nOntdek het hier [1].\nBronnen\n- A. Bron. J Nacht. 2020;1:2.",
        "Wanneer bel je de huisarts?\nDoe het stap voor stap.",
        "Meer weten?\nHet kan." + "\nHet kan." * 8 + "\nHet is gratis.",
    ],
)
def test_a_question_with_more_than_calls_under_it_is_a_heading(kept):
    article = read(kept)

    assert article.lines[0].kind is Kind.HEADING
    assert article.dropped == ()


def test_one_hint_of_a_call_is_dropped_with_a_remark():
    article = read("Meer weten?\nDe gids is gratis.")

    assert [line.confidence for line in article.lines] == [Confidence.LIKELY] * 2
    assert example.remarks_at(article, 2)


def test_a_question_with_only_short_lines_is_a_heading_with_a_remark():
    article = read("Meer weten?\nLees verder.")

    assert article.lines[0].confidence is Confidence.LIKELY
    assert example.remarks_at(article, 1)


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        (INTRO + "Daar gaan we!\nSamenvatting\n- Rust.", True),
        (LONG + "\nDaar gaan we!\nWat helpt?\nRust.", True),
        (INTRO + "Bel 112!\nSamenvatting\n- Rust.", False),
        (INTRO + "Let op!\nSamenvatting\n- Rust.", False),
        (INTRO + "Let niet op mij!\n" + LONG, False),
        (INTRO + "Het helpt. Echt!\nSamenvatting", False),
        (INTRO.strip() + " Onthoud:\nRust helpt echt!\nSamenvatting", False),
        ("Daar gaan we!\nSamenvatting\n- Rust.", False),
        ("Wat helpt?\n" + LONG + "\nDaar gaan we!", False),
        (INTRO + "Een uitroep van veertig tekens en meer!!!\nSamenvatting", False),
    ],
)
def test_a_slogan_is_an_exclamation_that_closes_the_introduction(text, dropped):
    assert bool(read(text).dropped) is dropped


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Bronnen", "Hr"),
        ("Referenties:", "Hr"),
        ("Literatuurlijst", "Hr"),
        ("Wetenschappelijke bronnen", "Hr"),
        ("Literatuur bij dit stuk", "Hr"),
        ("Bronnen van stress zijn er veel.", "p-"),
    ],
)
def test_the_references_open_with_a_usual_word(heading, expected):
    text = f"{heading}\n- Bakker S. Een titel. J Nacht. 2020;1:2. PMID: 90000001."

    assert kinds(read(text)) == expected


def test_a_list_under_a_word_like_sources_is_no_reference():
    assert kinds(read("Bronnen van stress\n- Werk.\n- Geld.")) == "!--"


def test_references_may_be_numbered_or_unmarked():
    text = (
        "Bronnen\n1. A. B. C. 2020;1:2.\n[2] D. E. F. 2020;1:2.\nG. H. J. 2021;1:2. doi: 10.5555/x"
    )
    article = read(text)

    assert [reference.number for reference in article.references] == [1, 2, 3]
    assert [line.marker for line in article.lines] == ["", "1. ", "[2] ", ""]


def test_a_question_between_references_costs_none_of_them():
    article = read(example.with_line(40, "Meer weten?"))

    assert len(article.references) == 8
    assert any(41 in sheet.lines for sheet in article.sheets)


def test_faq_lines_are_questions_or_answers():
    long_answer = LONG + "Of toch niet?"
    text = f"Veelgestelde vragen\nMag ik slapen?\nJa\nMag ik dutten?\nKort.\n- lang\n{long_answer}"
    article = read(text)

    assert kinds(article) == "Hqaqa-a"
    assert [block.kind for block in article.sheets[0].blocks[:2]] == [
        BlockKind.QUESTION,
        BlockKind.ANSWER,
    ]


def test_a_sentence_about_frequent_questions_is_no_heading():
    assert kinds(read("Hier staan de meest gestelde vragen.\nRust.")) == "pp"
