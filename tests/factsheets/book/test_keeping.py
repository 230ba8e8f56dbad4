"""When an e-book is made anew, and what can be fetched meanwhile."""

import os
from pathlib import Path

from sqlalchemy import select

from forum.core.db import db
from forum.factsheets.book.books import BookKind
from forum.factsheets.book.queries import collect, ebooks
from forum.factsheets.models import FactSheet
from forum.jobs.ebook import keep_ebooks, keeping
from tests import make
from tests.core.only import on_sqlite
from tests.factsheets.book import ebooks as opened
from tests.quiz import sheets

EPUB, PDF = "/ebook.epub", "/ebook.pdf"


def test_before_the_first_there_is_a_page_that_says_so(visitor, publisher):
    answer = visitor.get(EPUB)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "wordt nog gemaakt" in answer.text
    assert EPUB not in visitor.get("/factsheets").text


def test_everyone_fetches_it_without_leaving_anything(visitor, publisher):
    keep_ebooks()
    answer = visitor.get(EPUB)
    assert (answer.status_code, answer.mimetype) == (200, "application/epub+zip")
    named = "attachment; filename=factsheets-ruggespraak-2030-01-01.epub"
    assert answer.headers["Content-Disposition"] == named
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.data == opened.made(BookKind.EPUB)
    again = visitor.get(EPUB, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert visitor.get(PDF).mimetype == "application/pdf"
    page = visitor.get("/factsheets").text
    assert (EPUB in page, PDF in page) == (True, True)


def test_nothing_is_made_again_while_the_sheets_stay_as_they_are(publisher, written, time):
    keep_ebooks()
    make.sheet(publisher, published=False)
    time.pass_time(days=40)
    keep_ebooks()
    assert len(written) == 1


def test_whatever_readers_see_otherwise_is_in_the_next(visitor, publisher, written, time):
    keep_ebooks()
    before = visitor.get(EPUB)
    time.pass_time(days=3)
    sheets.rewrite(publisher, "#1 Bewegen mag altijd. [1]")
    sheets.rewrite(publisher, "#1 Bewegen mag immer. [1]")
    assert visitor.get(EPUB).data == before.data  # the last one, with its own day inside
    keep_ebooks()
    after = visitor.get(EPUB)
    assert (len(written), after.headers["ETag"] == before.headers["ETag"]) == (2, False)
    assert "2030-01-04" in after.headers["Content-Disposition"]
    assert "4 januari 2030" in opened.pages(after.data)["EPUB/title.xhtml"]


def test_the_same_sheets_again_have_the_day_they_were_first_made(publisher, time):
    keep_ebooks()
    first = ebooks()["epub"]
    time.pass_time(days=3)
    edition = keeping.edition_of(collect(), ebooks())
    assert edition == first.edition


def test_one_that_fails_leaves_the_last_and_the_other(visitor, publisher, monkeypatch, time):
    keep_ebooks()
    before = visitor.get(PDF).data
    tried = []

    def fail(*_facts):
        tried.append(1)
        raise OSError("no library")

    monkeypatch.setitem(keeping.MAKERS, BookKind.PDF, fail)
    sheets.rewrite(publisher, "#1 Bewegen mag altijd. [1]")
    for _minute in range(3):
        keep_ebooks()
    assert visitor.get(PDF).data == before
    assert "altijd" in str(opened.pages(visitor.get(EPUB).data))
    assert len(tried) == 1
    time.pass_time(hours=2)
    keep_ebooks()
    assert len(tried) == 2


def test_a_sheet_that_goes_while_it_is_made_is_in_none(visitor, publisher, monkeypatch):
    other = sheets.sheet(publisher, slug="gaat-weg", title="Gaat weg")
    write = keeping.MAKERS[BookKind.EPUB]

    def slowly(book, edition, tell):
        content = write(book, edition, tell)
        sheets.withdraw(other.id)
        return content

    monkeypatch.setitem(keeping.MAKERS, BookKind.EPUB, slowly)
    keep_ebooks()
    assert visitor.get(EPUB).status_code == 503
    monkeypatch.setitem(keeping.MAKERS, BookKind.EPUB, write)
    keep_ebooks()
    assert "Gaat weg" not in str(opened.pages(visitor.get(EPUB).data))


def test_with_nothing_left_to_read_there_is_no_book(visitor, publisher):
    keep_ebooks()
    query = select(FactSheet.id).where(FactSheet.slug == sheets.SLUG)
    sheets.withdraw(db.session.scalars(query).one())
    keep_ebooks()
    assert visitor.get(EPUB).status_code == 503


def test_a_file_that_is_gone_is_made_again(app, visitor, publisher, written):
    keep_ebooks()
    keeping._there.clear()
    for file in Path(app.config["STORAGE_FOLDER"]).glob("ebook-*"):
        file.unlink()
    assert visitor.get(PDF).status_code == 503
    keep_ebooks()
    assert visitor.get(PDF).status_code == 200


@on_sqlite
def test_files_that_nobody_can_fetch_are_swept_a_day_later(app, publisher, time):
    folder = Path(app.config["STORAGE_FOLDER"])
    keep_ebooks()
    first = {line.name for line in ebooks().values()}
    for name in first:
        os.utime(folder / name, (time.at.timestamp(), time.at.timestamp()))
    sheets.rewrite(publisher, "#1 Bewegen mag altijd. [1]")
    keep_ebooks()
    assert {file.name for file in folder.glob("ebook-*")} > first
    time.pass_time(days=2)
    sheets.rewrite(publisher, "#1 Bewegen mag immer. [1]")
    keep_ebooks()
    now = {line.name for line in ebooks().values()}
    assert {file.name for file in folder.glob("ebook-*")} == now


def test_workers_beside_each_other_leave_one_that_opens(open_site, run_parallel, written):
    sheets.sheet(make.moderator())
    assert run_parallel([keep_ebooks] * 4) == [None] * 4
    visitor = open_site.test_client()
    answer = visitor.get(EPUB)
    assert "Bewegen mag." in str(opened.pages(answer.data))


def test_the_book_costs_two_questions_however_many_sheets(publisher, count_queries):
    costs = []
    for _more in range(2):
        with count_queries() as seen:
            collect()
        costs.append(len(seen))
        for number in range(25):
            sheets.sheet(publisher, slug=f"sheet-{number}-{len(costs)}")
    assert costs == [2, 2]
