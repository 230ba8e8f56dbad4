"""Time grows with the length of a file and with nothing else in it."""

from time import process_time

import pytest

from forum.factsheets.article import MAX_BYTES, ArticleError, read_article, report
from tests.factsheets.article import example

SECONDS = 5
TRIES = 3  # now and then something else happens while it is measured
A_MOMENT = 0.05  # in which too little happens to be measured
SOURCES = "Bronnen\n- A. B. C. 2020;1:2.\nInleiding\n"


def _fill(piece: str, before: str = "") -> bytes:
    room = MAX_BYTES - len(before.encode())
    return (before + piece * (room // len(piece.encode()))).encode()


FILES = {
    "one word": _fill("a"),
    "spaces": _fill(" ", "a"),
    "open brackets": _fill("["),
    "open citations": _fill("[1"),
    "citations": _fill("[1] ", SOURCES),
    "cited sentences": _fill("Zo is het [1]. ", SOURCES),
    "ranges": _fill("[1-99] ", SOURCES),
    "zeros": _fill("[0]"),
    "dots": _fill(".", "a"),
    "closed dots": _fill(".)"),
    "open tails": _fill(". [1"),
    "initials": _fill("A. "),
    "emoji": _fill("🧩"),
    "doi": _fill("doi: 10.", "Bronnen\n- "),
    "years": _fill("2010;", "Bronnen\n- "),
    "titles": _fill(". ", "Bronnen\n- "),
    "line endings": _fill("\n", "a"),
    "questions": b"a?\n" * 20_000,
    "short lines": b"a\n" * 20_000,
    "summaries": b"Inleiding\nSamenvatting\n" * 10_000,
    "calls": b"Wat?\nOntdek het\n" * 10_000,
    "references": b"Bronnen\n" + b"- a\n" * 19_999,
    "answers": b"Veelgestelde vragen\n" + b"Ja.\n" * 19_999,
}


@pytest.mark.parametrize("name", FILES)
def test_four_times_the_file_takes_no_more_than_some_four_times_as_long(name):
    """With what goes back and forth it takes sixteen times as long, and the whole file minutes."""
    assert len(FILES[name]) <= MAX_BYTES
    assert any(_grows_evenly(name) for _try in range(TRIES))


def _grows_evenly(name: str) -> bool:
    return _seconds(name, 1 / 4) < 8 * _seconds(name, 1 / 16) + A_MOMENT


def _seconds(name: str, part: float) -> float:
    data = FILES[name]
    data = data[: int(len(data) * part)].decode(errors="ignore").encode()
    start = process_time()
    _read(data)
    return process_time() - start


def _read(data: bytes) -> None:
    try:
        report(read_article(data, strict=False))
    except ArticleError as error:
        assert error.code == "too_large"


def test_five_thousand_lines_take_a_moment():
    data = ((example.TEXT + "\n") * 100).encode()
    start = process_time()
    article = read_article(data, strict=False)

    assert process_time() - start < SECONDS
    assert len(article.lines) == 5_000
    assert article.restored() == data
