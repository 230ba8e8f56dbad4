"""What a member takes along of their diary: which files there are, and what is in them."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from forum.accounts.viewer import Viewer
from forum.core import vault
from forum.core.days import this_day
from forum.recovery.files import columns, fhir
from forum.recovery.files.writing import write_csv
from forum.recovery.queries import own_diary
from forum.recovery.views import DiaryView

# A file lies among others where others may look: its name does not say what it is about.
PDF, PAPER = "application/pdf", "overzicht.pdf"


@dataclass(frozen=True)
class Asked:
    """From a day to a day, with or without what was told in words."""

    first: date
    last: date
    notes: bool = False


@dataclass(frozen=True)
class File:
    content: bytes
    type: str
    name: str


@dataclass(frozen=True)
class Kind:
    type: str
    write: Callable[[Viewer, DiaryView, bool], bytes]


def take_along(viewer: Viewer, ending: str, asked: Asked) -> File:
    """Raises Refused for who did not agree to a diary."""
    kind = KINDS[ending]
    found = own_diary(viewer)
    shown = [entry for entry in found.entries if asked.first <= entry.day <= asked.last]
    content = kind.write(viewer, replace(found, entries=shown), asked.notes)
    return File(content, kind.type, f"gegevens-{this_day():%Y-%m-%d}.{ending}")


def _csv(_viewer: Viewer, found: DiaryView, notes: bool) -> bytes:  # noqa: FBT001
    days = [(entry.day, entry.check_in) for entry in found.entries]
    names = {one.id: one.name for one in found.activities.values()}
    return write_csv(days, names, notes=notes)


def _fhir(viewer: Viewer, found: DiaryView, notes: bool) -> bytes:  # noqa: FBT001
    days = [(entry.day, entry.check_in) for entry in found.entries]
    subject = vault.digest(f"diary\0{viewer.member_id}")
    bundle = fhir.write_bundle(days, found.activities, subject=subject, notes=notes)
    return json.dumps(bundle, ensure_ascii=False).encode()


KINDS = {
    "csv": Kind(columns.TYPE, _csv),
    "fhir.json": Kind(fhir.TYPE, _fhir),
}
