"""An article that is read in, and read in again."""

from forum.core.db import db
from forum.factsheets import drafts, queries, service
from forum.factsheets.imports import queries as imports
from forum.factsheets.imports import sheets as read
from forum.factsheets.models import SourceLine
from tests.factsheets.article.example import FILE

ARTICLE = FILE.read_text()
LINES = ARTICLE.split("\n")
ADDRESS = "https://example.org/slapen"
SHEET = 1  # the second of the article: its heading is line 12, line 13 and 14 its text
OWN = "Wat een curator schreef."


def read_in(viewer, text=ARTICLE, **about):
    about = {"filename": "slapen.txt", "source_url": ADDRESS} | about
    return service.import_article(viewer, text.encode(), **about)


def changed(number, text):
    return "\n".join([*LINES[: number - 1], text, *LINES[number:]])


def sheets_of(viewer, import_id):
    return [drafts.get_draft(viewer, s.slug) for s in queries.sheets_of_import(viewer, import_id)]


def read_sheets(viewer, import_id):
    return read.page_of_sheets(viewer, imports.get_import(viewer, import_id)).items


def line_of(import_id, number):
    return db.session.get_one(SourceLine, (import_id, number))
