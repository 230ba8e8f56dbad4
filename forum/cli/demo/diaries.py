"""The diaries of the demo: twelve weeks of some members, told week by week."""

from collections.abc import Mapping, Sequence
from typing import Any

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.cli.demo.past import AMSTERDAM, Past, clock_at
from forum.recovery.checkins import Scored, Told
from forum.recovery.service import add_activity, save_entry

SCORES = {
    "pain": "pain_nrs",
    "stiffness": "stiffness_nrs",
    "sleep": "sleep_nrs",
    "stress": "stress_nrs",
    "activity_minutes": "activity_minutes_per_week",
}
BEFORE = 1  # days before the first check-in that a diary is begun
HOUR = "19:30"


def keep_diaries(diaries: Sequence[Mapping[str, Any]], ids: Mapping[str, int], past: Past) -> None:
    for found in diaries:
        _keep(found, ids[found["user"]], past)


def _keep(found: Mapping[str, Any], member_id: int, past: Past) -> None:
    with clock_at(past.moment(found["entries"][0]["days_ago"] + BEFORE, HOUR)):
        keeper = get_viewer(member_id)
        set_consent(keeper, Purpose.DIARY, given=True)
        for name in found["psfs_activities"]:
            add_activity(keeper, name=name)
    for entry in found["entries"]:
        if not entry.get("skipped"):
            _check_in(keeper, entry, past)


def _check_in(keeper: Viewer, entry: Mapping[str, Any], past: Past) -> None:
    at = past.moment(entry["days_ago"], HOUR)
    scores = {name: entry[key] for name, key in SCORES.items() if entry[key] is not None}
    told = Told(
        scores=scores,
        activities=[Scored(name, score) for name, score in entry["psfs"].items()],
        flare_up=entry["flare_up"],
        flare_note=entry["flare_note"] or "",
        note=entry["note"] or "",
    )
    with clock_at(at):
        save_entry(keeper, at.astimezone(AMSTERDAM).date(), told)
