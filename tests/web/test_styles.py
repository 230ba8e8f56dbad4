"""One sheet for every page, that browsers keep until there is another."""

import re
from pathlib import Path

from forum.web.styles import SHEETS
from tests import make

LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
FOLDER = Path("forum/static/css")


def test_a_page_asks_for_one_sheet_with_all_in_it(visitor):
    (address,) = LINK.findall(visitor.get("/").text)
    sheet = visitor.get(address)
    assert (sheet.status_code, sheet.mimetype) == (200, "text/css")
    for name in SHEETS:
        assert (FOLDER / f"{name}.css").read_text("utf-8") in sheet.text


def test_no_sheet_is_forgotten():
    assert {file.stem for file in FOLDER.iterdir()} == {*SHEETS, "export"}


def test_it_is_the_same_for_everyone_and_says_so(visitor, app):
    visitor.log_in(make.member())
    mine, guests = (who.get("/styles.css") for who in (visitor, app.test_client()))
    assert mine.data == guests.data
    for answer in (mine, guests):
        assert "Set-Cookie" not in answer.headers
    known = {"If-None-Match": mine.headers["ETag"]}
    assert visitor.get("/styles.css", headers=known).status_code == 304
