"""English is complete: every text in code and templates has its translation, compiled."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
ENGLISH = ROOT / "forum" / "translations" / "en" / "LC_MESSAGES"
SOURCES = [
    ("forum/**.py", "python"),
    ("templates/**.html", "jinja2"),
    ("templates/**.txt", "jinja2"),
]


@pytest.fixture(scope="module")
def english() -> Catalog:
    with (ENGLISH / "messages.po").open("rb") as file:
        return read_po(file, locale="en")


def _texts() -> set[str]:
    found = extract_from_dir(str(ROOT), method_map=SOURCES)
    texts = (text for _file, _line, text, _comments, _context in found)
    return {text[0] if isinstance(text, tuple) else text for text in texts}


def test_every_text_is_translated(english):
    missing = {text for text in _texts() if not (english.get(text) and english.get(text).string)}
    assert missing == set()


def test_nothing_is_translated_that_nobody_says(english):
    assert {message.id for message in english if message.id} <= _spoken(english)


def _spoken(english: Catalog) -> set:
    texts = _texts()
    return {
        message.id
        for message in english
        if (message.id[0] if isinstance(message.id, tuple) else message.id) in texts
    }


def test_every_translation_fills_in_the_same_names(english):
    wrong = {message.id: list(message.check()) for message in english if message.id}
    assert {text: errors for text, errors in wrong.items() if errors} == {}
    assert not any(message.fuzzy for message in english if message.id)


def test_what_is_compiled_is_what_is_written(english):
    compiled = BytesIO()
    write_mo(compiled, english)
    assert (ENGLISH / "messages.mo").read_bytes() == compiled.getvalue()
