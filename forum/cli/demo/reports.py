"""What was reported in the demo: one thing that waits, and one that was decided."""

from collections.abc import Mapping

from forum.accounts.viewers import get_viewer
from forum.cli.demo.past import Past, clock_at
from forum.core import outbox
from forum.moderation.reports import own, service
from forum.moderation.reports.addresses import thread_place
from forum.moderation.reports.reasons import Outcome
from forum.moderation.reports.service import Notice

REPORTER, MODERATOR = "Wandelende_Wilma", "mod_Ingrid"
DECIDED = ("t03", "klopt_niet", "Ik las hier ergens iets anders over.")
WAITS = ("t05", "privacy", "Volgens mij is hier te herkennen wie de behandelaar is.")
REASON = "Dit is een eigen ervaring, en die mag hier staan."


def report(ids: Mapping[str, int], played: Mapping[str, int], past: Past) -> None:
    """No letters go out about the past."""
    decided = _report(ids, played, DECIDED, past, days_ago=6)
    case_id = own.get_own(get_viewer(ids[REPORTER]), decided).case_id
    with clock_at(past.moment(5, "10:00")):
        keeper = get_viewer(ids[MODERATOR])
        service.decide(keeper, case_id, outcome=Outcome.UNFOUNDED, done="", reason=REASON)
    outbox.forget_about("case_id", [case_id])
    _report(ids, played, WAITS, past, days_ago=1)


def _report(
    ids: Mapping[str, int],
    played: Mapping[str, int],
    what: tuple[str, str, str],
    past: Past,
    *,
    days_ago: int,
) -> int:
    thread, reason, note = what
    with clock_at(past.moment(days_ago, "20:00")):
        place = thread_place(played[thread])
        return service.report(get_viewer(ids[REPORTER]), Notice(place, reason, note))
