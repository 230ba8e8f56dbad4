"""Who was erased, written down outside the database, so that a restored backup can catch up.

One JSON object a line. It tells which row went and how, and nothing of whose it was.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.leaving.modes import Mode

UNDONE = "undone"  # written down, and then not kept by the database after all


@dataclass(frozen=True)
class Entry:
    member_id: int
    mark: str
    mode: str
    at: str


def mark(member_id: int, joined_at: datetime) -> str:
    """Tells the row from a later one that was given the same number."""
    return sha256(f"{member_id} {joined_at.astimezone(UTC).isoformat()}".encode()).hexdigest()


def append(path: Path, entry: Entry) -> None:
    """On the disk when this returns. A half line that a power cut left stays on its own."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    line = json.dumps(asdict(entry)) + "\n"
    with os.fdopen(os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        is_cut_off = size > 0 and file.read() != b"\n"
        file.write((b"\n" if is_cut_off else b"") + line.encode())
        file.flush()
        os.fsync(file.fileno())
    if size == 0:
        _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    """A new file is only found again after a power cut when its folder is on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def erased(path: Path) -> list[Entry]:
    """What holds, in order. Raises Invalid that tells which line cannot be read."""
    lines = path.read_text(errors="replace").splitlines() if path.exists() else []
    entries = [_read(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    return list(_standing(entries))


def _standing(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Of every row what was said last."""
    last = {(entry.member_id, entry.mark): entry for entry in entries}
    return (entry for entry in last.values() if entry.mode != UNDONE)


def _read(number: int, line: str) -> Entry:
    try:
        entry = Entry(**json.loads(line))
    except (TypeError, ValueError) as error:
        raise _unreadable(number) from error
    wanted = {field.name: field.type for field in fields(Entry)}
    is_odd = any(type(getattr(entry, name)) is not kind for name, kind in wanted.items())
    if is_odd or entry.mode not in (*Mode, UNDONE):
        raise _unreadable(number)
    return entry


def _unreadable(number: int) -> Invalid:
    return Invalid(
        _(
            "Regel %(number)s van het wisregister is niet leesbaar. Er is niets gewist.",
            number=number,
        ),
        code="ledger",
    )
