"""What is no article is refused, with the cause in plain Dutch."""

import pytest

from forum.core.errors import ForumError
from forum.factsheets.article import MAX_BYTES, ArticleError, read_article
from tests.factsheets.article import example


@pytest.mark.parametrize(
    ("data", "status", "code", "cause"),
    [
        (b"", 422, "empty", "leeg"),
        (b"\n\r\n \t\n", 422, "empty", "leeg"),
        ("\ufeff\u00a0\n\u2003".encode(), 422, "empty", "leeg"),
        (b"kop\nte\x00kst", 422, "binary", "regel 2 bevat het stuurteken 0x00"),
        (b"\x89PNG\r\n\x1a\n\x00", 422, "binary", "geen tekstbestand"),
        ("tekst".encode("utf-16"), 422, "utf16", "UTF-16"),
        ("één\nbel\u0085".encode(), 422, "binary", "regel 2 bevat het stuurteken 0x85"),
        (b"een\r\ntwee\rca\xf1\xf1", 422, "not_utf8", "byte 13 (0xF1) op regel 3"),
        (b"een\xe2\x82", 422, "not_utf8", "byte 4 (0xE2) op regel 1"),
        (b"\xed\xa0\x80", 422, "not_utf8", "byte 1 (0xED)"),
        (b"a" * (MAX_BYTES + 1), 413, "too_large", "groter dan 2 MB"),
        (b"a\n" * 20_001, 413, "too_large", "20001 regels"),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_no_text_is_refused(data, status, code, cause, strict):
    with pytest.raises(ArticleError) as refused:
        read_article(data, strict=strict)

    error = refused.value
    assert isinstance(error, ForumError)
    assert (error.status, error.code) == (status, code)
    assert cause in str(error.detail)
    assert [str(complaint) for complaint in error.errors["file"]] == [str(error.detail)]


def test_exactly_the_largest_file_is_read():
    assert read_article(b"a" * MAX_BYTES).restored() == b"a" * MAX_BYTES


@pytest.mark.parametrize(
    "text",
    [
        "een",
        "een\n",
        "een\n\n",
        "\neen",
        "een\r",
        "een\r\r\n\n\rtwee",
        "\ufeffeen\r\ntwee",
        "\ufeff\ufeffeen",
        " een \t\n\u00a0twee\u2028drie\n",
    ],
)
def test_every_line_ending_comes_back(text):
    article = example.read(text)

    assert article.restored() == text.encode()
    assert article.bom == text.startswith("\ufeff")
    assert all(line.raw == line.verbatim() for line in article.lines)


def test_what_follows_the_last_line_ending_is_no_line():
    assert [line.number for line in example.read("een\ntwee\n").lines] == [1, 2]


def test_each_line_keeps_its_own_ending():
    article = example.read("een\r\ntwee\rdrie\nvier")

    assert [line.ending for line in article.lines] == ["\r\n", "\r", "\n", ""]
