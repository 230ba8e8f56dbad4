"""The files of pictures: handed over, taken away, and swept up when they were left behind."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice

from flask import current_app

from forum.core import clock
from forum.core.db import let_go
from forum.core.files import Store
from forum.core.i18n import _
from forum.core.outbox import Claim
from forum.core.retention import Rule
from forum.uploads import queries
from forum.uploads.events import UploadRemoved
from forum.uploads.exporting import export
from forum.uploads.service import file_name, remove_files

UNDER_WAY = timedelta(days=1)  # a file that is younger may still get its row
OURS = re.compile(r"([\w-]{43})-(full|\d+)(\..+)?", re.ASCII)
AT_A_TIME = 500


def remove_picture_files(event: UploadRemoved, _claim: Claim) -> None:
    remove_files(_store(), event.key)


def files_of(member_id: int) -> Iterator[tuple[str, bytes]]:
    """The member's pictures in full, one at a time, by the names that the list of them tells."""
    for section in export(member_id):
        for row in section.rows():
            try:
                yield row["file"], _store().get(file_name(row["key"], "full"))
            except FileNotFoundError:  # removed in this very moment
                continue


def _strays() -> Iterator[str]:
    """Names of files that no picture has: their row did not come about, or a backup lacks it."""
    found = [name for name in _store().kept_before(clock.now() - UNDER_WAY) if OURS.fullmatch(name)]
    for names in _in_batches(found):
        known = queries.known({name[:43] for name in names})
        yield from (name for name in names if name[:43] not in known)


def _in_batches(names: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(names)
    while some := list(islice(rest, AT_A_TIME)):
        yield some


def _remove_strays() -> int:
    found = list(_strays())
    let_go()
    for name in found:
        _store().remove(name)
    return len(found)


def _store() -> Store:
    store: Store = current_app.extensions["store"]
    return store


STRAYS = Rule(
    "stray_files",
    _("Bestanden van afbeeldingen die er niet meer zijn (1 dag)"),
    count=lambda: len(list(_strays())),
    act=_remove_strays,
)
