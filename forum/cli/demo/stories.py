"""What people of the demo tell beside their recovery stories. After their diaries are kept."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from forum.accounts.viewers import get_viewer
from forum.cli.demo import content
from forum.cli.demo.past import Past, clock_at
from forum.posting import stories as posting
from forum.posting.acknowledging import SETTLED
from forum.recovery.scales import FUNCTION
from forum.recovery.stories import sharing, telling
from forum.recovery.stories.shared import FLARE_UPS, Choice
from forum.recovery.stories.telling import Step

SHARED = "gedeeld_met_leden"
MEASURES = frozenset({FUNCTION, "activity_minutes", "pain", "stiffness", FLARE_UPS})
GOES_ON = ("Wandelende_Wilma",)
WITH_NOTES = ("Wandelende_Wilma", "Bouwvakker_Rick")
# By the name of the thread: a goal, and steps with how many days ago they were done.
STEPS: Mapping[str, tuple[str, Mapping[str, int | None]]] = {
    "t01": (
        "Weer een uur wandelen met mijn zus",
        {
            "Elke dag tien minuten een rondje": 75,
            "Twintig minuten achter elkaar": 47,
            "Een half uur, met het bruggetje erbij": 19,
            "Een uur, samen": None,
        },
    ),
    "t05": (
        "Weer een hele dag stukadoren",
        {
            "Elke ochtend een kwartier lopen": 77,
            "Zelf mijn sokken aantrekken": 42,
            "Halve dagen werken": 14,
            "Een hele dag, met hulp bij het tillen": None,
        },
    ),
}
COMPLETED = "t06"


def share(ids: Mapping[str, int], threads: Mapping[str, int], past: Past) -> None:
    """`ids` are those of people, `threads` those of threads, by the names of the content."""
    community = content.read("community")
    started = {found["author"]: found for found in _stories(community)}
    for log in community["recovery_logs"]:
        if log["visibility"] == SHARED and log["user"] in started:
            _share(log, ids[log["user"]], threads[started[log["user"]]["id"]], past)
    authors = {found["id"]: ids[found["author"]] for found in _stories(community)}
    for name in STEPS:
        _set_steps(name, authors[name], threads[name], past)
    with clock_at(past.moment(2, "19:30")):
        done = get_viewer(authors[COMPLETED])
        telling.set_completed(done, threads[COMPLETED], completed=True)


def _stories(community: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (found for found in community["threads"] if found["kind"] == "recovery")


def _share(log: dict[str, Any], member_id: int, thread_id: int, past: Past) -> None:
    days = [past.today - timedelta(days=entry["days_ago"]) for entry in log["entries"]]
    name = log["user"]
    last = None if name in GOES_ON else max(days)
    choice = Choice(min(days), last, MEASURES, notes=name in WITH_NOTES)
    with clock_at(past.moment(min(entry["days_ago"] for entry in log["entries"]), "21:15")):
        sharing.share(get_viewer(member_id), thread_id, choice)


def _set_steps(name: str, member_id: int, thread_id: int, past: Past) -> None:
    goal, told = STEPS[name]
    steps = [
        Step(text, None if ago is None else past.today - timedelta(days=ago))
        for text, ago in told.items()
    ]
    with clock_at(past.moment(3, "20:40")):
        posting.set_steps(
            get_viewer(member_id), thread_id, goal=goal, steps=steps, acknowledged=SETTLED
        )
