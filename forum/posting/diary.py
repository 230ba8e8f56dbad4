"""Keeping what is told in a diary: its words are held against the alarm signs, as all are that
members write.

What is found is shown to the writer alone. A diary tells nobody anything.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from forum.accounts.viewer import Viewer
from forum.posting.acknowledging import UNREAD, Ack
from forum.posting.warning import Destination, warn
from forum.recovery import queries
from forum.recovery import service as recovery
from forum.recovery.checkins import Told
from forum.recovery.files import importing
from forum.recovery.files.importing import Prepared
from forum.recovery.files.lines import Lines, Taken
from forum.recovery.service import Kept
from forum.recovery.trying.plans import Begun, Outcome


def save_check_in(
    viewer: Viewer,
    day: date,
    told: Told,
    *,
    version: int | None = None,
    acknowledged: Ack = UNREAD,
) -> Kept:
    """As the room does it. Raises a Conflict for signs that were not read yet."""
    said = told.flare_note, told.note, *_new_names(viewer, [one.name for one in told.activities])
    warn("\n".join(said), acknowledged, Destination.DIARY)
    return recovery.save_entry(viewer, day, told, version=version)


def add_activity(
    viewer: Viewer, *, name: str, instead_of: int | None = None, acknowledged: Ack = UNREAD
) -> int:
    """As the room does it. Raises a Conflict for signs that were not read yet."""
    warn("\n".join(_new_names(viewer, [name])), acknowledged, Destination.DIARY)
    return recovery.add_activity(viewer, name=name, instead_of=instead_of).id


def prepare_import(
    viewer: Viewer,
    lines: Lines,
    *,
    skip: bool = False,
    replaces: bool = False,
    acknowledged: Ack = UNREAD,
) -> Prepared:
    """What `import_diary` will write, for before its transaction. All notes that are new are held
    against the signs at once. Raises a Conflict for signs that were not read yet."""
    prepared = importing.prepare_import(viewer, lines, skip=skip, replaces=replaces)
    warn(prepared.notes, acknowledged, Destination.FILE)
    return importing.seal_import(prepared)


def import_diary(
    viewer: Viewer, lines: Lines, *, prepared: Prepared | None = None, **asked: Any
) -> Taken:
    """As the room does it. What was `prepared` is used where the diary is still as it was then;
    otherwise it is done here. Raises what `prepare_import` does, which also says what is asked."""
    importing.hold_diary(viewer)
    if prepared is None or not importing.is_still_so(prepared, lines):
        prepared = prepare_import(viewer, lines, **asked)
    return importing.keep_import(prepared)


def begin_experiment(viewer: Viewer, begun: Begun, *, acknowledged: Ack = UNREAD) -> int:
    """As the room does it. Raises a Conflict for signs that were not read yet."""
    warn(begun.plan.words, acknowledged, Destination.DIARY)
    return recovery.begin_experiment(viewer, begun)


def conclude_experiment(
    viewer: Viewer,
    number: int,
    outcome: Outcome,
    *,
    version: int | None = None,
    acknowledged: Ack = UNREAD,
) -> None:
    """As the room does it. Raises a Conflict for signs that were not read yet."""
    warn(outcome.words, acknowledged, Destination.DIARY)
    recovery.conclude_experiment(viewer, number, outcome, version=version)


def _new_names(viewer: Viewer, names: Sequence[str]) -> Sequence[str]:
    """Of activities. Those that are in the diary were read when they came."""
    if not names or not queries.has_consent(viewer):
        return ()
    known = {one.name for one in queries.activities(viewer).values()}
    return [name for name in names if name not in known]
