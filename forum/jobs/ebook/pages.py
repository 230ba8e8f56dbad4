"""The parts of the book as markup that is both HTML and XML."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask import current_app
from markupsafe import Markup

from forum.factsheets.book.books import Book, Chapter

# What no XML may hold, however it is written.
UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TITLE = "Factsheets van Ruggespraak"


def front(book: Book, edition: datetime) -> str:
    return _render("title", book=book, edition=edition)


def chapters(book: Book) -> Iterator[tuple[Chapter, str]]:
    """Each with its text, whose places are named after it: a book may be one page."""
    for chapter in book.chapters:
        body = Markup(_with_own_places(chapter.html, chapter.slug))  # noqa: S704  our own elements
        yield chapter, _render("chapter", sheet=chapter, body=body)


def back(book: Book, edition: datetime) -> str:
    return _render("colophon", book=book, edition=edition)


def frame(name: str, **facts: Any) -> str:
    return _render(name, heading=TITLE, **facts)


def _with_own_places(html: str, slug: str) -> str:
    return html.replace('href="#bron-', f'href="#sheet-{slug}-bron-')


def _render(name: str, **facts: Any) -> str:
    file = name if "." in name else f"{name}.html"
    template = current_app.jinja_env.get_template(f"ebook/{file}")
    text = template.render(site=current_app.config["BASE_URL"], **facts)
    return UNSAYABLE.sub("", text)
