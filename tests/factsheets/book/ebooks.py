"""E-books made and opened in tests."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from forum.core import clock
from forum.factsheets.book.books import Book, BookKind
from forum.factsheets.book.queries import collect
from forum.factsheets.claims import ClaimText
from forum.jobs.ebook import make_ebooks
from tests.quiz import sheets

NOON = {"hour": 12, "minute": 0, "second": 0, "microsecond": 0}


def shelf(keeper) -> list[str]:
    """Sheets with all that a sheet can have. Returns their slugs."""
    odd = "Zitten & <staan>: \"mag\" 'dat'?"
    claims = [
        ClaimText("Bewegen mag.", (1,), myth="Bewegen is slecht."),
        ClaimText("Rusten mag ook."),
    ]
    body = "# Kop\nEen alinea. [1]\n- een\n- twee\n> Uitgelicht.\n? Mag dat?\n= Dat mag."
    sheets.sheet(keeper, slug="5-over-bewegen", claims=claims, body=body)
    sheets.sheet(keeper, slug="zitten", title=odd, claims=claims, call_now=True, origin="redactie")
    return ["5-over-bewegen", "zitten"]


def made(kind: BookKind, book: Book | None = None) -> bytes:
    edition = clock.now().replace(**NOON)
    return make_ebooks(lambda: None, only=kind, edition=edition, book=book or collect())


def pages(epub: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(epub)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def complaints(path) -> str:
    """What Debian's checker of EPUBs has against a file."""
    if shutil.which("epubcheck") is None:
        pytest.skip("needs epubcheck: apt-get install -y epubcheck")
    jar = Path(shutil.which("epubcheck")).resolve()  # not every kernel starts one by itself
    asked = ["java", "-jar", jar, "--failonwarnings", path]
    done = subprocess.run(asked, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr
