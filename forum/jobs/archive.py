"""Sections made into one ZIP, as files for people and files for programs.

Nothing is held whole: rows come a few at a time, and what is written leaves in pieces of one size.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from flask import current_app

from forum.core import clock
from forum.core.sections import Row, Section

PIECE = 1_000_000  # bytes
ROWS_PER_PAGE = 200
CHUNKS = 200  # bits of a template written at once
STYLE = "css/export.css"
SCHEMA = Path(__file__).with_name("export_schema.json")

Watch = Callable[[Section], Iterator[Row]]
Write = Callable[[str, Iterable[str]], None]


class Cutter:
    """A file to be written to, of which each full piece is handed on and forgotten."""

    def __init__(self, keep: Callable[[bytes], None]) -> None:
        self._keep = keep
        self._rest = bytearray()

    def write(self, data: bytes, /) -> int:
        self._rest += data
        while len(self._rest) >= PIECE:
            self._keep(bytes(self._rest[:PIECE]))
            del self._rest[:PIECE]
        return len(data)

    def flush(self) -> None:
        """Asked by ZipFile after every file; a piece leaves when it is full."""

    def close(self) -> None:
        if self._rest:
            self._keep(bytes(self._rest))


def write(
    sections: Sequence[Section],
    *,
    keep: Callable[[bytes], None],
    watch: Watch,
    files: Iterable[tuple[str, bytes]] = (),
) -> None:
    """Every piece of the ZIP goes to `keep`; every row is taken by way of `watch`. `files` are
    taken along as they are, by their names."""
    cutter = Cutter(keep)
    short = [section for section in sections if not section.is_long]
    with ZipFile(cutter, "w") as archive:
        add = partial(_add, archive)
        add("account.json", _objects(short, watch))
        long = [_write_long(add, section, watch) for section in sections if section.is_long]
        shown = (_in_words(section) | {"rows": watch(section)} for section in short)
        add("index.html", _render("index.html", sections=shown, long=long))
        add("leesmij.txt", _render("leesmij.txt", long=long))
        add("schema.json", [SCHEMA.read_text()])
        add("style.css", [Path(current_app.static_folder or "", STYLE).read_text()])
        for name, content in files:
            archive.writestr(_entry(name, ZIP_STORED), content)
    cutter.close()


def _write_long(add: Write, section: Section, watch: Watch) -> dict[str, Any]:
    """As one JSON file and as pages. Returns what the index tells of it."""
    add(f"{section.name}.json", _array(section, watch(section)))
    shown, pages = _in_words(section), list[str]()
    for rows, more in _pages(watch(section)):
        pages.append(_page_name(section, len(pages) + 1))
        following = _page_name(section, len(pages) + 1) if more else None
        facts = {"section": shown, "rows": rows, "pages": pages, "following": following}
        add(pages[-1], _render("page.html", **facts))
    return shown | {"pages": pages}


def _add(archive: ZipFile, name: str, texts: Iterable[str]) -> None:
    with archive.open(_entry(name, ZIP_DEFLATED), "w") as file:
        for text in texts:
            file.write(text.encode())


def _entry(name: str, compression: int) -> ZipInfo:
    entry = ZipInfo(name, clock.now().timetuple()[:6])
    entry.compress_type = compression
    entry.external_attr = 0o600 << 16  # for its owner alone, wherever it is unpacked
    return entry


def _pages(rows: Iterator[Row]) -> Iterator[tuple[list[Row], bool]]:
    """A page of rows at a time, and whether another follows."""
    page = list(islice(rows, ROWS_PER_PAGE))
    while page:
        following = list(islice(rows, ROWS_PER_PAGE))
        yield page, bool(following)
        page = following


def _page_name(section: Section, number: int) -> str:
    return f"{section.name}.html" if number == 1 else f"{section.name}-{number}.html"


def _objects(sections: Sequence[Section], watch: Watch) -> Iterator[str]:
    """One object: when and where it was made, and an array for each section."""
    yield f'{{"made_at": {_json(clock.now())},\n"site": {_json(current_app.config["BASE_URL"])}'
    for section in sections:
        yield f",\n{_json(section.name)}: "
        yield from _array(section, watch(section))
    yield "}\n"


def _array(section: Section, rows: Iterable[Row]) -> Iterator[str]:
    yield "["
    for at, row in enumerate(rows):
        yield (",\n" if at else "\n") + _json({name: row[name] for name in section.labels})
    yield "]\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_as_text)


def _as_text(value: Any) -> str:
    """Times in UTC, as RFC 3339 has them; nothing else is not of JSON itself."""
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _in_words(section: Section) -> dict[str, Any]:
    """Its title and labels as people read them, looked up once and not for every row."""
    words = {
        field: {code: str(word) for code, word in meanings.items()}
        for field, meanings in section.words.items()
    }
    labels = {name: str(label) for name, label in section.labels.items()}
    return {"name": section.name, "title": str(section.title), "labels": labels, "words": words}


def _render(template: str, **facts: Any) -> Iterator[str]:
    stream = current_app.jinja_env.get_template(f"export/{template}").stream(
        made_at=clock.now(), site=current_app.config["BASE_URL"], **facts
    )
    stream.enable_buffering(CHUNKS)
    return iter(stream)
