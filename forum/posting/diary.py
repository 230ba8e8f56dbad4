"""Keeping what is told in a diary: its words are held against the alarm signs, as all are that
members write.

What is found is shown to the writer alone. A diary tells nobody anything.
"""

from datetime import date

from forum.accounts.viewer import Viewer
from forum.posting.warning import RuleIds, warn
from forum.recovery import service as recovery
from forum.recovery.checkins import Told
from forum.recovery.lines import Lines, Taken
from forum.recovery.service import Kept
from forum.recovery.trying.plans import Begun, Outcome


def save_check_in(
    viewer: Viewer,
    day: date,
    told: Told,
    *,
    version: int | None = None,
    acknowledged: RuleIds = (),
) -> Kept:
    """As the room does it. Raises a Conflict for signs that were not read yet."""
    warn(f"{told.flare_note}\n{told.note}", acknowledged)
    return recovery.save_entry(viewer, day, told, version=version)


def import_diary(
    viewer: Viewer,
    lines: Lines,
    *,
    skip: bool = False,
    replaces: bool = False,
    acknowledged: RuleIds = (),
) -> Taken:
    """As the room does it, with all notes that are new held against the signs at once. Raises a
    Conflict for signs that were not read yet."""
    prepared = recovery.prepare_import(viewer, lines, skip=skip, replaces=replaces)
    warn(prepared.notes, acknowledged)
    return recovery.keep_import(prepared)


def begin_experiment(viewer: Viewer, begun: Begun, *, acknowledged: RuleIds = ()) -> int:
    """As the room does it. Raises a Conflict for signs that were not read yet."""
    warn(begun.plan.words, acknowledged)
    return recovery.begin_experiment(viewer, begun)


def conclude_experiment(
    viewer: Viewer,
    number: int,
    outcome: Outcome,
    *,
    version: int | None = None,
    acknowledged: RuleIds = (),
) -> None:
    """As the room does it. Raises a Conflict for signs that were not read yet."""
    warn(outcome.words, acknowledged)
    recovery.conclude_experiment(viewer, number, outcome, version=version)
