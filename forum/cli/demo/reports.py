"""What was reported in the demo: two things that wait, one of them reported twice, and one that was
decided."""

from collections.abc import Mapping
from datetime import timedelta

from forum.accounts.viewer import GUEST
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
OTHER, TOO = "Sanne_op_kantoor", ("t05", "privacy", "Dit dacht ik ook. Kan de plaatsnaam eruit?")
GUEST_NAME, GUEST_EMAIL = "Een lezer", "lezer@example.invalid"
BY_GUEST = ("t02", "klopt_niet", "Zo snel zwaarder tillen lijkt me niet voor iedereen goed.")
REASON = "Dit is een eigen ervaring, en die mag hier staan."


def report(ids: Mapping[str, int], played: Mapping[str, int], past: Past) -> None:
    """No letters go out about the past."""
    reporter = get_viewer(ids[REPORTER])
    with clock_at(past.moment(6, "20:00")):
        decided = service.report(reporter, _notice(played, DECIDED))
    case_id = own.get_own(reporter, decided).case_id
    with clock_at(past.moment(5, "10:00")):
        keeper = get_viewer(ids[MODERATOR])
        service.decide(keeper, case_id, outcome=Outcome.UNFOUNDED, done="", reason=REASON)
    outbox.forget_about("case_id", [case_id])
    with clock_at(past.now - timedelta(hours=7)):
        service.report(reporter, _notice(played, WAITS))
    with clock_at(past.now - timedelta(hours=2)):
        service.report(get_viewer(ids[OTHER]), _notice(played, TOO))
    with clock_at(past.now - timedelta(hours=5)):
        who = {"name": GUEST_NAME, "email": GUEST_EMAIL}
        report_id = service.report(GUEST, _notice(played, BY_GUEST, **who))
    outbox.forget_about("report_id", [report_id])


def _notice(played: Mapping[str, int], what: tuple[str, str, str], **who: str) -> Notice:
    thread, reason, note = what
    return Notice(thread_place(played[thread]), reason, note, **who)
