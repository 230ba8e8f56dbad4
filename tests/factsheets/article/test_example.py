"""The whole example: what each line is, and what comes of it."""

from forum.factsheets.article import BlockKind, Confidence, report
from tests.factsheets.article import example

ARTICLE = example.read(example.TEXT)
SHEETS = {sheet.slug: sheet for sheet in ARTICLE.sheets}

COUNTS = {
    "lines": 50,
    "blank": 0,
    "headings": 9,
    "subheadings": 0,
    "paragraphs": 10,
    "callouts": 2,
    "bullets": 6,
    "faq_questions": 0,
    "faq_answers": 3,
    "references": 8,
    "dois": 8,
    "pmids": 8,
    "pmcids": 3,
    "citation_places": 4,
    "cited_numbers": 8,
    "drafts": 7,
}


def test_every_line_gets_its_kind():
    assert example.kinds(ARTICLE) == example.KINDS


def test_the_report_counts_what_is_there():
    told = report(ARTICLE)

    assert {name: told[name] for name in COUNTS} == COUNTS
    assert set(told) == {*COUNTS, "dropped", "warnings"}
    assert told["warnings"] == []


def test_the_file_comes_back_byte_for_byte():
    assert ARTICLE.restored() == example.TEXT.encode()


def test_every_dropped_line_is_told_with_its_text_rule_and_reason():
    rules = {left.line: left.rule for left in ARTICLE.dropped}
    calls = dict.fromkeys([8, 9, 10, 11, 19, 20, 21, 34, 35, 36, 37], "call-to-action")

    assert rules == {3: "slogan", **calls}
    assert all(left.text == example.LINES[left.line - 1] for left in ARTICLE.dropped)
    assert all(left["reason"] for left in report(ARTICLE)["dropped"])


def test_a_line_inside_a_call_that_calls_nothing_is_less_sure():
    unsure = [line.number for line in ARTICLE.lines if line.confidence is Confidence.LIKELY]

    assert unsure == [20, 35]


def test_the_introduction_and_the_summary_are_one_sheet():
    first = ARTICLE.sheets[0]

    assert (first.title, first.slug) == ("Samenvatting", "samenvatting")
    assert first.lines == (1, 2, 4, 5, 6, 7)


def test_each_question_is_a_sheet_named_after_what_follows_the_colon():
    assert {slug: sheet.lines for slug, sheet in SHEETS.items()} == {
        "samenvatting": (1, 2, 4, 5, 6, 7),
        "ligt-dat-aan-mijn-matras": (12, 13, 14),
        "bestaat-er-een-goede-houding": (15, 16, 17, 18),
        "maakt-piekeren-het-erger": (22, 23, 24, 25, 26),
        "helpt-overdag-bewegen-ook-s-nachts": (27, 28),
        "wat-kun-je-vanavond-al-proberen": (29, 30, 31, 32, 33),
        "middagdutje-vragen": (47, 48, 49, 50),
    }


def test_a_sheet_cites_only_what_its_own_lines_cite():
    assert [sheet.cites for sheet in ARTICLE.sheets] == [
        (),
        (1, 2, 3),
        (),
        (4, 5, 6),
        (7, 8),
        (),
        (),
    ]


def test_blocks_are_verbatim_but_for_the_bullet():
    for sheet in ARTICLE.sheets:
        for block in sheet.blocks:
            assert block.text == example.LINES[block.line - 1].removeprefix("- ")


def test_faq_lines_are_answers_without_a_question():
    kinds = [block.kind for block in SHEETS["middagdutje-vragen"].blocks]

    assert kinds == [BlockKind.ANSWER] * 3


def test_a_cited_sentence_is_a_claim_with_its_numbers():
    claims = {claim.line: claim.cites for sheet in ARTICLE.sheets for claim in sheet.claims}
    cited = {line: numbers for line, numbers in claims.items() if numbers}

    assert cited == {13: (1,), 14: (2, 3), 23: (4, 5, 6), 28: (7, 8)}


def test_a_block_without_citation_claims_its_first_telling_sentence():
    claims = {claim.line: claim.text for sheet in ARTICLE.sheets for claim in sheet.claims}

    assert claims[16] == "Wie op de zij slaapt, wisselt per nacht zo’n twintig keer van kant."
    assert claims[49].startswith("Na vier uur")
    assert claims[25] == example.LINES[24]


def test_irregular_references_are_taken_apart():
    parts = [(each.journal, each.issue, each.pages) for each in ARTICLE.references]

    assert parts[2] == ("Bed Med (Utrecht)", "6", "551-6")
    assert parts[3] == ("Nachtrust Pract", "", "24-31")
    assert parts[4] == ("Psychol Bed", "9", "NR001929")
    assert parts[6] == ("Front Nacht", "", "376")
    assert ARTICLE.references[1].title == "Does the price of a mattress predict sleep quality?"
    assert ARTICLE.references[4].doi == "10.5555/14650000.NR001929.pub3"
