"""Who gets what from the e-books: everyone the same."""

from tests.world.rows import Row, everyone

EBOOKS = [
    Row("GET", "/ebook.epub", everyone(503), about="not made"),
    Row("GET", "/ebook.pdf", everyone(503), about="not made"),
]
