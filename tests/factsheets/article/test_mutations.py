"""The example with one thing changed: what was right stays right, and nothing is lost."""

import pytest

from forum.factsheets.article import ArticleError, Kind, report
from tests.factsheets.article import example
from tests.factsheets.article.example import KINDS, LINES, TEXT, kinds, read, with_line

UNKNOWN = "Een losse regel van de redactie"
INSIDE_CALLS = {8, 9, 10, 19, 20, 34, 35, 36}
INSIDE_REFERENCES = set(range(38, 47))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("\n", "\r\n", "CR of CRLF"),
        ("\n", "\r", "CR of CRLF"),
        ("\n- ", "\n• ", "opsommingsteken"),
        ("\n- ", "\n* ", "opsommingsteken"),
        ("\n- ", "\n  -\t", ""),
        (" ", "\u00a0", "vaste spatie"),
        (" ", "  ", ""),
        ("\n", " \n\t", ""),
        ("Inleiding\n", "\ufeffInleiding\n", "BOM"),
    ],
)
def test_another_way_of_typing_changes_no_kind(old, new, told):
    article = read(TEXT.replace(old, new))

    assert kinds(article) == KINDS
    assert told in example.remarked(article)
    assert article.restored().decode() == TEXT.replace(old, new)


def test_blank_lines_between_all_lines_change_nothing_but_their_count():
    article = read(TEXT.replace("\n", "\n\n"))

    assert kinds(article).replace("_", "") == KINDS
    assert (report(article)["lines"], report(article)["blank"]) == (50, 49)
    assert "Lege regels" in example.remarked(article)


@pytest.mark.parametrize("number", range(39, 47))
def test_a_reference_less_is_an_error_that_names_line_and_number(number):
    with pytest.raises(ArticleError) as refused:
        read(example.without_line(number))

    assert refused.value.code == "citation_without_reference"
    assert "Regel 28" in str(refused.value.detail)
    assert "[8]" in str(refused.value.detail)
    assert refused.value.errors == {"file": [refused.value.detail]}


def test_a_number_too_many_is_an_error():
    with pytest.raises(ArticleError, match=r"Regel 13 .*\[10\]"):
        read(TEXT.replace("[1]", "[10]"))


def test_lenient_it_is_a_remark_and_no_sheet_cites_it():
    article = read(TEXT.replace("[1]", "[10]"), strict=False)

    assert any("[10]" in str(remark.message) for remark in example.remarks_at(article, 13))
    assert article.sheets[1].cites == (2, 3)
    assert article.sheets[1].claims[0].cites == ()


def test_many_missing_references_are_named_together():
    with pytest.raises(ArticleError, match=r"\[1\] op regel 13, \[2\] op regel 14"):
        read("\n".join(LINES[:37]))


def test_a_reference_more_is_a_remark():
    article = read(with_line(46, "- Nieuw N. A new one. J Nacht. 2023;1:2-3. PMID: 90000009."))

    assert "bron 9" in str(example.remarks_at(article, 47)[0].message)


@pytest.mark.parametrize("after", sorted(set(range(51)) - INSIDE_CALLS))
def test_an_unknown_short_line_is_kept_as_a_callout_with_a_remark(after):
    article = read(with_line(after, UNKNOWN))

    assert article.lines[after].kind is Kind.CALLOUT
    assert example.remarks_at(article, after + 1)
    assert kinds(article) == KINDS[:after] + "!" + KINDS[after:]
    assert any(after + 1 in sheet.lines for sheet in article.sheets)


@pytest.mark.parametrize("after", sorted(set(range(51)) - INSIDE_REFERENCES))
def test_an_alarm_is_never_dropped(after):
    article = read(with_line(after, "Let op: bel direct de huisarts of 112"))

    assert any(after + 1 in sheet.lines for sheet in article.sheets)


@pytest.mark.parametrize("call", [8, 9, 10, 11, 19, 20, 21, 34, 35, 36, 37])
@pytest.mark.parametrize("paragraph", [13, 16, 24, 28, 48])
def test_a_call_inside_a_paragraph_is_kept(call, paragraph):
    lines = [*LINES]
    lines[paragraph - 1] += " " + lines[call - 1]
    article = read("\n".join(lines))

    assert article.lines[paragraph - 1].kind not in {Kind.CALL_TO_ACTION, Kind.SLOGAN}
    assert any(paragraph in sheet.lines for sheet in article.sheets)


@pytest.mark.parametrize("call", [9, 10, 11, 21, 36, 37])
@pytest.mark.parametrize("after", [12, 13, 15, 23, 28, 30, 31, 48])
def test_a_call_between_paragraphs_is_kept(call, after):
    article = read(with_line(after, LINES[call - 1]))

    assert any(after + 1 in sheet.lines for sheet in article.sheets)
