"""E-books made from the terminal."""

from forum.factsheets.book.books import BookKind
from forum.factsheets.book.queries import ebooks
from forum.jobs.ebook import keeping


def test_from_the_terminal_it_comes_in_a_folder(terminal, publisher, tmp_path):
    result = terminal.invoke(args=["factsheets", "ebook", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert {file.suffix for file in tmp_path.iterdir()} == {".epub", ".pdf"}
    assert ebooks() == {}
    assert terminal.invoke(args=["factsheets", "ebook"]).exit_code == 0
    assert set(ebooks()) == {"epub", "pdf"}


def test_from_the_terminal_what_is_lacking_is_named(terminal, publisher, tmp_path, monkeypatch):
    def fail(*_facts):
        raise OSError("no library")

    monkeypatch.setitem(keeping.MAKERS, BookKind.PDF, fail)
    result = terminal.invoke(args=["factsheets", "ebook", "--out", str(tmp_path)])
    assert (result.exit_code, "libpango" in result.output) == (2, True)
    assert [file.suffix for file in tmp_path.iterdir()] == [".epub"]
