from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from forum.accounts.badge import Standing, author, badge, is_expert
from forum.accounts.policy import may_change_account, may_moderate, may_write
from forum.accounts.viewer import ALL_SCOPES, GUEST, Expert, Role, Scope, Viewer
from forum.core.errors import LoginRequired, Refused
from forum.core.permission import LOGIN_REQUIRED, no, require, yes

NOW = datetime(2030, 1, 1, tzinfo=UTC)
MEMBER = Viewer(id=1, name="Ada", is_verified=True, has_consent=True)
READER = replace(MEMBER, scopes=frozenset({Scope.READ}))
MODERATOR = replace(MEMBER, role=Role.MODERATOR)
SUSPENDED = replace(MEMBER, suspended_until=NOW + timedelta(seconds=1))


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (MEMBER, ""),
        (MODERATOR, ""),
        (replace(MEMBER, role=Role.EXPERT, expert=Expert("huisarts")), ""),
        (replace(MEMBER, suspended_until=NOW), ""),
        (GUEST, LOGIN_REQUIRED),
        (SUSPENDED, "suspended"),
        (replace(MEMBER, is_verified=False), "unverified"),
        (replace(MEMBER, has_consent=False), "consent_required"),
        (READER, "scope_missing"),
        (replace(SUSPENDED, is_verified=False, has_consent=False), "suspended"),
        (replace(MODERATOR, has_consent=False), "consent_required"),
    ],
)
def test_who_may_write(app, who, code):
    verdict = may_write(who, NOW)
    assert (bool(verdict), verdict.code) == (not code, code)
    assert bool(str(verdict.reason)) == bool(code)


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (MEMBER, True),
        (replace(MEMBER, is_verified=False, has_consent=False), True),
        (SUSPENDED, True),
        (READER, False),
        (GUEST, False),
    ],
)
def test_who_may_change_their_account(who, allowed):
    assert bool(may_change_account(who)) is allowed


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (MODERATOR, ""),
        (replace(MEMBER, role=Role.ADMIN), ""),
        (MEMBER, "moderators_only"),
        (replace(MEMBER, role=Role.EXPERT), "moderators_only"),
        (replace(MODERATOR, scopes=ALL_SCOPES - {Scope.MODERATE}), "moderators_only"),
        (replace(GUEST, role=Role.ADMIN), LOGIN_REQUIRED),
    ],
)
def test_who_may_moderate(who, code):
    assert may_moderate(who).code == code


def test_a_suspension_names_its_last_day(app):
    assert str(may_write(SUSPENDED, NOW).reason) == "Je account is geschorst tot 1 januari 2030."


def test_a_no_is_raised_as_what_it_is():
    require(yes)
    with pytest.raises(Refused) as refused:
        require(no("locked", "Dicht."))
    assert (refused.value.status, refused.value.code) == (403, "locked")
    with pytest.raises(LoginRequired) as stopped:
        require(may_write(GUEST, NOW))
    assert stopped.value.status == 401


def test_a_viewer_is_never_kept_by_its_member():
    with pytest.raises(TypeError):
        MEMBER.get_id()
    assert (MEMBER.is_authenticated, MEMBER.is_anonymous) == (True, False)
    assert (GUEST.is_authenticated, GUEST.is_anonymous) == (False, True)


def test_a_guest_is_nobody_in_particular():
    assert Viewer(id=7).member_id == 7
    with pytest.raises(LoginRequired):
        _ = GUEST.member_id


EXPERT = Standing(Role.EXPERT, "fysiotherapeut", NOW + timedelta(days=1))


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (EXPERT, True),
        (replace(EXPERT, expert_until=None), True),
        (replace(EXPERT, expert_until=NOW), False),
        (replace(EXPERT, profession=None), False),
        (replace(EXPERT, role=Role.MEMBER), False),
        (replace(EXPERT, role=Role.MODERATOR), False),
    ],
)
def test_who_is_known_as_an_expert(standing, expected):
    assert is_expert(standing, NOW) is expected


def test_what_stands_beside_a_name():
    assert str(badge(EXPERT)) == "Geverifieerd · fysiotherapeut"
    assert str(badge(Standing(Role.MODERATOR))) == "Moderator"
    assert str(badge(Standing(Role.ADMIN))) == "Beheerder"
    assert badge(Standing(Role.MEMBER)) is None


def test_an_expert_whose_check_has_ended_is_a_member_again():
    shown = author("Lotte", replace(EXPERT, expert_until=NOW), NOW)
    assert (shown.role, shown.badge, shown.has_profile) == (Role.MEMBER, None, True)


def test_a_pseudonym_shows_nothing_of_who_is_behind_it():
    shown = author("Stille wandelaar", EXPERT, NOW, is_pseudonym=True)
    assert (shown.role, shown.badge, shown.has_profile) == (Role.MEMBER, None, False)
