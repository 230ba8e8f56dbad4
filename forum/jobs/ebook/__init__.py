"""The e-book of all fact sheets: made here, by the worker or from the terminal."""

from forum.jobs.ebook.keeping import (
    MAKERS,
    edition_of,
    keep,
    keep_ebooks,
    make_ebooks,
)

__all__ = ["MAKERS", "edition_of", "keep", "keep_ebooks", "make_ebooks"]
