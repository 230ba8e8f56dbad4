"""Two of the same at the same moment: one wins, and nobody gets an error of the database."""

from forum.accounts.models import Member
from forum.core.db import db, transaction
from forum.core.errors import Conflict, Refused
from forum.core.outbox import OutboxEvent
from forum.experts.models import Verification
from forum.jobs.verifying import expire_verifications, remind_experts
from forum.moderation import experts as moderation
from tests import make
from tests.experts.applying import asked, check, checked, verified


def _confirming(found: Verification):
    by, number = make.viewer(make.moderator()), found.id

    def confirm() -> str:
        with transaction():
            moderation.confirm(by, number)
        return "verified"

    return confirm


def _outcomes(results: list) -> list[str]:
    assert [one for one in results if not isinstance(one, str | Conflict | Refused)] == []
    return sorted(one if isinstance(one, str) else one.code for one in results)


def test_one_number_is_verified_once(open_site, run_parallel):
    waiting = [checked(make.member(), make.moderator()) for _one in range(4)]
    results = _outcomes(run_parallel([_confirming(found) for found in waiting]))
    assert results == ["number_verified"] * 3 + ["verified"]
    assert db.session.query(Member).filter_by(role="expert").count() == 1


def test_one_application_is_confirmed_once(open_site, run_parallel):
    found = checked(make.member(), make.moderator())
    results = _outcomes(run_parallel([_confirming(found) for _one in range(4)]))
    assert results == ["decided"] * 3 + ["verified"]
    assert db.session.query(OutboxEvent).filter_by(name="VerificationNews").count() == 2


def test_a_member_has_one_application_however_often_it_is_sent(open_site, run_parallel):
    lotte = make.member()

    def ask() -> str:
        with transaction():
            return asked(lotte).state.value

    results = _outcomes(run_parallel([ask] * 4))
    assert results == ["already_applied"] * 3 + ["requested"]


def test_revoked_and_renewed_at_once_ends_as_one_of_both(open_site, run_parallel):
    lotte, by = make.member(), make.viewer(make.moderator())
    verified(lotte)
    again = asked(lotte)
    check(again.id, make.moderator())
    name = lotte.username

    def revoke() -> str:
        with transaction():
            moderation.revoke(by, name, reason="Niet wie hij zei.")
        return "revoked"

    assert _outcomes(run_parallel([revoke, _confirming(again)])) == ["revoked", "verified"]
    held = db.session.query(Verification).filter(Verification.holds_for.is_not(None)).count()
    member = db.session.get(Member, lotte.id)
    assert held == (member.role == "expert") == (member.expert_until is not None)


def test_two_workers_end_and_announce_it_once(open_site, run_parallel, time):
    time.pass_time(hours=8)
    verified(make.member())
    for days, chore in ((340, remind_experts), (365, expire_verifications)):
        time.pass_time(days=days)
        assert run_parallel([chore] * 4) == [None] * 4
        time.pass_time(days=-days)
    news = [event.payload["news"] for event in db.session.query(OutboxEvent).order_by("id")]
    assert [one for one in news if one not in ("received", "confirmed")] == ["ending", "expired"]
