"""The article the site is made for with one thing changed, by line numbers and kinds only."""

import pytest

from forum.factsheets.article import ArticleError, Kind, read_article
from tests.factsheets.article import real

TEXT = real.FILE.read_text(encoding="utf-8")
LINES = TEXT.split("\n")
KINDS = [line.kind for line in read_article(TEXT.encode()).lines]
REFERENCES = range(62, 71)
CALLS = [9, 10, 11, 12, 25, 26, 27, 57, 58, 59, 60]


def _read(text, *, strict=True):
    article = read_article(text.encode(), strict=strict)
    assert article.restored() == text.encode()
    return article


def test_with_crlf_every_line_is_what_it_was():
    assert [line.kind for line in _read(TEXT.replace("\n", "\r\n")).lines] == KINDS


def test_with_a_blank_line_between_all_lines():
    found = [line.kind for line in _read(TEXT.replace("\n", "\n\n")).lines]
    assert [kind for kind in found if kind is not Kind.BLANK] == KINDS


@pytest.mark.parametrize("number", REFERENCES)
def test_a_reference_less_leaves_citation_nine_without_one(number):
    with pytest.raises(ArticleError, match=r"\[9\]"):
        _read("\n".join([*LINES[: number - 1], *LINES[number:]]))


def test_a_tenth_citation_is_refused_strictly_and_told_leniently():
    text = TEXT.replace("[1]", "[10]", 1)
    with pytest.raises(ArticleError, match=r"Regel 17 .*\[10\]"):
        _read(text)
    assert any(remark.line == 17 for remark in _read(text, strict=False).remarks)


@pytest.mark.parametrize("after", [1, 14, 18, 29, 37, 48, 53, 70, 72])
def test_an_unknown_short_line_is_kept_with_a_remark(after):
    article = _read("\n".join([*LINES[:after], "Een losse regel", *LINES[after:]]))
    assert article.lines[after].kind is Kind.CALLOUT
    assert after + 1 in {remark.line for remark in article.remarks}


@pytest.mark.parametrize("call", CALLS)
def test_a_call_within_a_paragraph_is_kept(call):
    lines = [*LINES]
    lines[13] += " " + lines[call - 1]
    article = _read("\n".join(lines))
    assert article.lines[13].kind is Kind.PARAGRAPH
    assert 14 in article.sheets[1].lines
