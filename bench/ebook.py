"""`python -m bench.ebook [sheets]`: how long the e-books of so many sheets (100) take to make."""

import json
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, process_time

from bench.sites import built
from forum.core.db import db, transaction
from forum.factsheets.book.books import BookKind
from forum.factsheets.book.queries import collect
from forum.factsheets.claims import ClaimText
from forum.jobs.ebook import edition_of, make_ebooks
from tests import make
from tests.quiz import sheets

ALINEA = (
    "Een stijf gevoel is voor iedereen anders, en zegt weinig over hoe een spier eraan toe is. "
)


def main(wanted: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder)
        app = built(path)
        with app.app_context():
            db.create_all()
            with transaction():
                _fill(wanted)
            book = collect()
            facts = {"sheets": len(book.chapters)}
            for kind in BookKind:
                began, worked = monotonic(), process_time()
                edition = edition_of(book, {})
                content = make_ebooks(lambda: None, only=kind, edition=edition, book=book)
                facts[f"{kind.value}_s"] = round(monotonic() - began, 1)
                facts[f"{kind.value}_cpu_s"] = round(process_time() - worked, 1)
                facts[f"{kind.value}_kb"] = len(content) // 1000
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(json.dumps(facts | {"peak_mb": peak}))


def _fill(wanted: int) -> None:
    keeper = make.moderator()
    claims = [ClaimText(f"{ALINEA}({number})", (1,) if number % 2 else ()) for number in range(6)]
    body = "\n".join([f"# Kop\n{ALINEA * 3} [1]\n- {ALINEA}\n- {ALINEA}"] * 3)
    for number in range(wanted):
        facts = {"title": f"Factsheet {number}: wat er bekend is", "body": body}
        sheets.sheet(keeper, slug=f"sheet-{number}", claims=claims, **facts)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
