"""The acts: who asks, who looks, who confirms, and what each may not."""

from datetime import date, timedelta

import pytest

from forum.accounts.viewer import Role
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound, Refused
from forum.experts.models import ExpertQuestion, RegisterCheck, Verification
from forum.experts.states import VerificationState
from forum.experts.verification import queries, service
from forum.experts.verification.shown import last_of, shown_of
from forum.moderation import experts as moderation
from tests import make
from tests.experts.applying import NUMBER, asked, check, checked, verified


def _refused(act, code: str) -> None:
    with pytest.raises(Refused) as error:
        act()
    assert error.value.code == code


def _state(found: Verification) -> str:
    db.session.refresh(found)
    return found.state


def test_a_member_asks_once_at_a_time(app):
    lotte = make.member()
    first = asked(lotte)
    with pytest.raises(Conflict) as error:
        asked(lotte)
    assert error.value.code == "already_applied"
    service.withdraw(make.viewer(lotte), first.id)
    assert asked(lotte).state == VerificationState.REQUESTED


def test_who_judges_others_does_not_ask(app):
    _refused(lambda: asked(make.moderator()), "staff")
    _refused(lambda: asked(make.suspended()), "suspended")
    _refused(lambda: asked(make.member(consent=False)), "consent_required")


def test_contradictions_keep_nothing(app):
    lotte = make.member()
    with pytest.raises(Invalid) as error:
        asked(lotte, big_number="123", specialism="huisarts")
    assert set(error.value.errors) == {"big_number", "specialism"}
    assert queries.own_applications(make.viewer(lotte)) == []


def test_only_ones_own_application_can_be_taken_back(app):
    found = asked(make.member())
    with pytest.raises(NotFound):
        service.withdraw(make.viewer(make.moderator()), found.id)


def test_two_different_people_of_the_team_are_needed(app):
    lotte, ingrid, farid = make.member(), make.moderator(), make.moderator()
    found = asked(lotte)
    _refused(lambda: moderation.confirm(make.viewer(farid), found.id), "not_checked")
    check(found.id, ingrid)
    assert _state(found) == VerificationState.IN_REVIEW
    _refused(lambda: moderation.confirm(make.viewer(ingrid), found.id), "same_person")
    _refused(lambda: moderation.confirm(make.viewer(lotte), found.id), "moderators_only")
    moderation.confirm(make.viewer(farid), found.id)
    assert _state(found) == VerificationState.VERIFIED
    assert (lotte.role, lotte.expert_profession) == (Role.EXPERT, "fysiotherapeut (BIG)")


def test_nobody_decides_about_themselves(app):
    rob = make.member()
    found = checked(rob, make.moderator())
    rob.role = Role.MODERATOR
    _refused(lambda: moderation.confirm(make.viewer(rob), found.id), "not_oneself")
    _refused(lambda: check(found.id, rob), "not_oneself")
    _refused(lambda: moderation.reject(make.viewer(rob), found.id, reason="nee"), "not_oneself")
    with pytest.raises(Conflict):
        moderation.confirm(make.viewer(make.moderator()), found.id)
    assert rob.role == Role.MODERATOR


def test_the_last_look_counts(app):
    found = checked(make.member(), make.moderator())
    check(found.id, make.moderator(), finding="restricted", is_good=False)
    _refused(lambda: moderation.confirm(make.viewer(make.moderator()), found.id), "not_checked")
    assert db.session.query(RegisterCheck).count() == 2


@pytest.mark.parametrize("wrong", [{"finding": "not_found"}, {"name_matches": False}])
def test_a_doubt_is_no_good_result(app, wrong):
    found = asked(make.member())
    with pytest.raises(Invalid) as error:
        check(found.id, make.moderator(), **wrong)
    assert set(error.value.errors) == set(wrong)
    assert db.session.query(RegisterCheck).count() == 0


def test_it_ends_at_the_re_registration_when_that_is_first(app, time):
    found = verified(make.member(), until=date(2030, 3, 1))
    assert found.expires_at.isoformat() == "2030-03-01T00:00:00+01:00"
    other = verified(make.member(), until=date(2034, 1, 1), big_number="00000000204")
    assert other.expires_at.date() == date(2031, 1, 1)


def test_a_re_registration_that_passed_meanwhile_is_told(app, time):
    found = checked(make.member(), make.moderator(), until=date(2030, 1, 10))
    time.pass_time(days=9)
    with pytest.raises(Conflict) as error:
        moderation.confirm(make.viewer(make.moderator()), found.id)
    assert error.value.code == "reregistration_passed"


def test_anothers_number_is_refused_when_asked_and_when_confirmed(app):
    mine, late = make.member(), make.member()
    waiting = checked(late, make.moderator())
    verified(mine)
    with pytest.raises(Conflict) as error:
        moderation.confirm(make.viewer(make.moderator()), waiting.id)
    assert error.value.code == "number_verified"
    with pytest.raises(Conflict) as error:
        asked(make.member(), big_number="0000 0000 104")
    assert set(error.value.errors) == {"big_number"}


def test_a_renewal_follows_what_holds_and_takes_its_number_along(app, time):
    lotte = make.member()
    first = verified(lotte)
    time.pass_time(days=300)
    second = checked(lotte, make.moderator())
    assert (_state(first), lotte.role) == (VerificationState.VERIFIED, Role.EXPERT)
    moderation.confirm(make.viewer(make.moderator()), second.id)
    assert _state(first) == VerificationState.RENEWED
    assert (second.verified_number, first.verified_number) == (NUMBER, None)
    assert lotte.expert_until == second.expires_at > first.expires_at


def test_a_rejection_tells_why_and_leaves_what_holds(app):
    lotte = make.member()
    first = verified(lotte)
    second = asked(lotte)
    moderation.reject(make.viewer(make.admin()), second.id, reason="De naam klopt niet.")
    found = queries.application(make.viewer(lotte), second.id)
    assert (found.state, found.reason) == (VerificationState.REJECTED, "De naam klopt niet.")
    assert (_state(first), lotte.role) == (VerificationState.VERIFIED, Role.EXPERT)
    _refused(lambda: check(second.id, make.moderator()), "decided")


def test_revoking_is_at_once_and_lets_go_of_questions(app, time):
    lotte = make.member()
    verified(lotte)
    thread_id = make.thread().thread_id
    db.session.add(
        ExpertQuestion(
            thread_id=thread_id,
            member_id=make.member().id,
            state="assigned",
            asked_at=time.at,
            claimed_by=lotte.id,
            claimed_until=time.at + timedelta(hours=48),
        )
    )
    moderation.revoke(make.viewer(make.moderator()), lotte.username, reason="Niet wie hij zei.")
    question = db.session.get(ExpertQuestion, thread_id, populate_existing=True)
    assert (question.state, question.claimed_by) == ("waiting", None)
    assert (lotte.role, lotte.expert_profession, lotte.expert_until) == (Role.MEMBER, None, None)
    assert shown_of(lotte.username).is_revoked
    asked(make.member())  # the number is free again


def test_who_was_made_an_expert_by_the_operator_can_lose_it(app):
    arjan, ingrid = make.expert(), make.viewer(make.moderator())
    moderation.revoke(ingrid, arjan.username, reason="Antwoordt met reclame.")
    assert arjan.role == Role.MEMBER
    with pytest.raises(NotFound):
        moderation.revoke(ingrid, arjan.username, reason="Nog eens.")
    assert last_of([arjan.id]) == {}


def test_applications_are_for_their_member_and_the_team(app):
    lotte = make.member()
    found = checked(lotte, make.moderator())
    assert queries.application(make.viewer(lotte), found.id).checks == ()
    assert len(queries.application(make.viewer(make.moderator()), found.id).checks) == 1
    with pytest.raises(NotFound):
        queries.application(make.viewer(make.member()), found.id)
    with pytest.raises(Refused):
        queries.applications(make.viewer(make.expert()))
