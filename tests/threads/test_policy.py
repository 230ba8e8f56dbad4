"""Who may do what, as a table."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from forum.accounts.badge import Author
from forum.accounts.viewer import GUEST, Role, Scope, Viewer
from forum.threads import policy
from forum.threads.kinds import Kind, Visibility
from forum.threads.views import PostView, ThreadView

NOW = datetime(2030, 1, 1, tzinfo=UTC)
MEMBER = Viewer(1, "Ada", is_verified=True, has_consent=True)
VIEWERS = {
    "guest": GUEST,
    "member": MEMBER,
    "unverified": replace(MEMBER, is_verified=False),
    "no consent": replace(MEMBER, has_consent=False),
    "suspended": replace(MEMBER, suspended_until=NOW + timedelta(days=1)),
    "was suspended": replace(MEMBER, suspended_until=NOW - timedelta(days=1)),
    "reading token": replace(MEMBER, scopes=frozenset({Scope.READ})),
    "moderator": replace(MEMBER, role=Role.MODERATOR),
    "moderator's writing token": replace(
        MEMBER, role=Role.MODERATOR, scopes=frozenset({Scope.READ, Scope.WRITE})
    ),
}


def _thread(**facts) -> ThreadView:
    defaults = {
        "id": 1, "slug": "hoi", "title": "Hoi", "kind": Kind.DISCUSSION,
        "visibility": Visibility.PUBLIC, "category_id": 1, "category_slug": "c",
        "category_name": "C", "author": Author("Ada"), "reply_count": 0, "last_number": 1,
        "created_at": NOW, "last_post_at": NOW, "is_locked": False, "is_pinned": False,
        "mine": True,
    }  # fmt: skip
    return ThreadView(**defaults | facts)


def _post(**facts) -> PostView:
    defaults = {
        "id": 1, "thread_id": 1, "number": 1, "author": Author("Ada"), "body": "", "html": "",
        "version": 1, "is_expert": False, "is_deleted": False, "removed_reason": None,
        "created_at": NOW, "edited_at": None, "mine": True, "opens": True,
    }  # fmt: skip
    return PostView(**defaults | facts)


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("guest", "login_required"),
        ("member", ""),
        ("unverified", "unverified"),
        ("no consent", "consent_required"),
        ("suspended", "suspended"),
        ("was suspended", ""),
        ("reading token", "scope_missing"),
        ("moderator", ""),
    ],
)
def test_who_may_write(who, code):
    viewer = VIEWERS[who]
    assert policy.may_reply(viewer, _thread(), NOW).code == code
    assert policy.may_start(viewer, Kind.RECOVERY, NOW).code == code
    assert policy.may_edit(viewer, _post(), _thread(), NOW).code == code


@pytest.mark.parametrize(
    ("who", "code"),
    [("member", "locked"), ("moderator", ""), ("moderator's writing token", "locked")],
)
def test_a_locked_thread_takes_replies_from_moderators_only(who, code):
    assert policy.may_reply(VIEWERS[who], _thread(is_locked=True), NOW).code == code


@pytest.mark.parametrize("who", ["member", "unverified", "no consent", "suspended"])
def test_ones_own_words_can_always_be_taken_back(who):
    assert policy.may_delete(VIEWERS[who], _post())


@pytest.mark.parametrize(
    ("facts", "code"), [({"mine": False}, "not_yours"), ({"is_deleted": True}, "gone")]
)
def test_what_is_anothers_or_gone_stays_as_it_is(facts, code):
    assert policy.may_edit(MEMBER, _post(**facts), _thread(), NOW).code == code
    assert policy.may_delete(MEMBER, _post(**facts)).code == code


def test_a_reading_token_takes_nothing_back():
    assert policy.may_delete(VIEWERS["reading token"], _post()).code == "scope_missing"


def test_only_moderators_announce():
    assert policy.may_start(MEMBER, Kind.ANNOUNCEMENT, NOW).code == "staff_only"
    assert policy.may_start(VIEWERS["moderator"], Kind.ANNOUNCEMENT, NOW)


def test_nobody_judges_in_their_own_matter():
    moderator = VIEWERS["moderator"]
    assert policy.may_judge(moderator, _post(mine=True)).code == "own_post"
    assert policy.may_judge(moderator, _post(mine=False))
    assert policy.may_judge(MEMBER, _post(mine=False)).code == "moderators_only"
