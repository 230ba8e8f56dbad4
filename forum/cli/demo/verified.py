"""How the experts of the demo were verified, and how that went on. Nobody is in any register."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from forum.accounts.viewers import get_viewer
from forum.cli.demo.past import Past, clock_at
from forum.core import outbox
from forum.experts import ending
from forum.experts.verification import service
from forum.experts.verification.contradictions import Said
from forum.experts.verification.findings import Finding, Identity, Looked
from forum.experts.verification.registers import ADAPTERS, MANUAL
from forum.experts.verification.validity import REMINDERS
from forum.moderation import experts as moderation

CHECKED_BY, CONFIRMED_BY = "mod_Ingrid", "mod_Farid"
IN_REVIEW = "in_behandeling"
WAITED = 3  # days
GOOD = Looked(
    Finding.FOUND,
    name_matches=True,
    identity=Identity.CALL_BACK,
    is_good=True,
    note="Teruggebeld via het nummer op de website van de praktijk.",
)
NOT_YET = Looked(
    Finding.FOUND,
    name_matches=True,
    identity=Identity.NONE,
    is_good=False,
    note="Praktijk gebeld, hij was er niet. Belt morgen terug.",
)


def verify(users: Iterable[dict[str, Any]], ids: Mapping[str, int], past: Past) -> None:
    """Before they write. What has ended since does so in `let_time_pass`."""
    for user in _experts(users):
        ago, member_id = user["expert"]["verified_days_ago"], ids[user["username"]]
        if ago is None:
            _check(_apply(user, member_id, past.moment(WAITED)), ids, past.moment(1), NOT_YET)
        else:
            asked = _apply(user, member_id, past.moment(ago + WAITED))
            _check(asked, ids, past.moment(ago, "10:30"), GOOD)
            with clock_at(past.moment(ago)):
                moderation.confirm(get_viewer(ids[CONFIRMED_BY]), asked)


def let_time_pass(users: Iterable[dict[str, Any]], ids: Mapping[str, int], past: Past) -> None:
    """Reminders and ends, as they would have come. No letters go out about the past."""
    for user in _experts(users):
        member_id, left = ids[user["username"]], user["expert"]["expires_in_days"]
        for days in REMINDERS:
            if left is not None and left <= days:
                with clock_at(past.now + timedelta(days=left - days, hours=-6)):
                    service.remind(member_id)
        ending.expire(member_id)
        outbox.forget_about("member_id", [member_id])


def _experts(users: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    return (user for user in users if "expert" in user)


def _apply(user: dict[str, Any], member_id: int, at: datetime) -> int:
    expert = user["expert"]
    said = Said(
        profession=expert["profession"],
        specialism=expert["specialism"],
        quality_register=expert["quality_register"],
        register_name=user["display_name"],
        big_number=expert["big_number"],
        practice="Verzonnen praktijk, Utrecht",
        practice_phone="030 000 00 00",
        interests=expert["interest_statement"] or "Geen.",
    )
    with clock_at(at):
        return service.apply(get_viewer(member_id), said).id


def _check(asked: int, ids: Mapping[str, int], at: datetime, looked: Looked) -> None:
    with clock_at(at):
        moderation.check(get_viewer(ids[CHECKED_BY]), asked, looked, ADAPTERS[MANUAL])
