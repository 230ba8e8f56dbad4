"""Who is in which circle, as a table."""

from dataclasses import replace
from itertools import product

import pytest

from forum.accounts.viewer import ALL_SCOPES, GUEST, Expert, Role, Scope, Viewer, held_back
from forum.categories.circles import Circle, covers, narrower
from forum.categories.policy import may_arrange, may_write_in

MEMBER = Viewer(1, "Ada", is_verified=True, has_consent=True)
EXPERT = replace(MEMBER, role=Role.EXPERT, expert=Expert("arts"))
MODERATOR = replace(MEMBER, role=Role.MODERATOR)
ADMIN = replace(MEMBER, role=Role.ADMIN)
WITHOUT_POWERS = ALL_SCOPES - {Scope.MODERATE}
IN = {
    "guest": (GUEST, 1),
    "unverified": (replace(MEMBER, is_verified=False), 1),
    "unverified expert": (replace(EXPERT, is_verified=False), 1),
    "member": (MEMBER, 2),
    "expert whose time is over": (replace(EXPERT, expert=None), 2),
    "expert without second factor": (held_back(EXPERT), 2),
    "moderator without second factor": (held_back(MODERATOR), 2),
    "moderator's key that may not act as one": (replace(MODERATOR, scopes=WITHOUT_POWERS), 2),
    "expert": (EXPERT, 3),
    "moderator": (MODERATOR, 4),
    "admin": (ADMIN, 4),
}


@pytest.mark.parametrize(("viewer", "circles"), IN.values(), ids=IN)
def test_who_is_in_a_circle_is_in_all_wider_ones(viewer, circles):
    assert [covers(viewer, circle) for circle in Circle] == [True] * circles + [False] * (
        4 - circles
    )


@pytest.mark.parametrize(("one", "other"), [*product(Circle, Circle)])
def test_the_narrower_of_two_holds_nobody_who_is_not_in_both(one, other):
    found = narrower(one, other)
    for viewer, _circles in IN.values():
        assert covers(viewer, found) == (covers(viewer, one) and covers(viewer, other))


@pytest.mark.parametrize(
    ("viewer", "writers", "code"),
    [
        (MEMBER, Circle.MEMBERS, ""),
        (MEMBER, Circle.EXPERTS, "not_in_circle"),
        (EXPERT, Circle.EXPERTS, ""),
        (EXPERT, Circle.STAFF, "not_in_circle"),
        (MODERATOR, Circle.STAFF, ""),
    ],
)
def test_who_may_write_where(viewer, writers, code):
    assert may_write_in(viewer, writers).code == code


def test_an_invented_name_goes_only_where_every_member_writes():
    assert may_write_in(EXPERT, Circle.MEMBERS, pseudonym=True)
    assert may_write_in(EXPERT, Circle.EXPERTS, pseudonym=True).code == "open_name_only"


def test_only_admins_arrange():
    asked = [may_arrange(who).code for who in (GUEST, MEMBER, MODERATOR, ADMIN, held_back(ADMIN))]
    assert asked == [
        "login_required",
        "moderators_only",
        "admins_only",
        "",
        "second_factor_missing",
    ]
