"""Who may write to whom in private: the rules as tables."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from markupsafe import Markup

from forum.accounts.badge import Author
from forum.accounts.viewer import GUEST, Role, Scope, Viewer
from forum.messages.kinds import Withheld
from forum.messages.policy import (
    NEWCOMER,
    may_begin,
    may_close,
    may_delete,
    may_open,
    may_report,
    may_send,
)
from forum.messages.views import Companion, ConversationView, MessageView, ReportView

NOW = datetime(2030, 1, 10, tzinfo=UTC)
ADA = Viewer(
    id=1, name="Ada", is_verified=True, has_consent=True, joined_at=NOW - timedelta(days=30)
)
KEEPER = replace(ADA, role=Role.MODERATOR)
OTHER = Companion(Author("Bea"))
TALK = ConversationView(
    id=1, others=[OTHER], last_number=3, last_message_at=NOW, read_number=0, is_unread=True
)
GROUP = replace(TALK, others=[OTHER, Companion(Author("Cor"))])
MESSAGE = MessageView(
    id=1, conversation_id=1, number=1, author=Author("Bea"), body="Hoi", html=Markup("Hoi"),
    sent_at=NOW, mine=False, is_deleted=False, is_reported=False,
)  # fmt: skip
REPORT = ReportView(
    id=1, reporter=Author("Ada"), writer=Author("Bea"), reason="spam", reported_at=NOW,
    closed_at=None, is_deleted=False, about_me=False,
)  # fmt: skip
STANDING = [
    (GUEST, "login_required"),
    (replace(ADA, is_verified=False), "unverified"),
    (replace(ADA, has_consent=False), "consent_required"),
    (replace(ADA, suspended_until=NOW + timedelta(days=1)), "suspended"),
    (replace(ADA, is_paused=True), "paused"),
    (replace(ADA, scopes=frozenset({Scope.READ})), "scope_missing"),
    (ADA, ""),
]


@pytest.mark.parametrize(("viewer", "code"), STANDING)
def test_writing_takes_good_standing(viewer, code):
    assert may_begin(viewer, NOW).code == code
    assert may_send(viewer, TALK, NOW).code == code


@pytest.mark.parametrize(
    ("age", "code"),
    [
        (timedelta(0), "too_new"),
        (NEWCOMER - timedelta(seconds=1), "too_new"),
        (NEWCOMER, ""),
    ],
)
def test_beginning_takes_three_days(age, code):
    viewer = replace(ADA, joined_at=NOW - age)
    assert may_begin(viewer, NOW).code == code
    assert may_begin(replace(viewer, role=Role.MODERATOR), NOW)
    assert may_send(viewer, TALK, NOW)


def test_a_new_member_hears_from_when(app):
    verdict = may_begin(replace(ADA, joined_at=NOW), NOW)
    with app.test_request_context():
        assert "vanaf 13 januari 2030" in str(verdict.reason)


@pytest.mark.parametrize(
    ("others", "code"),
    [
        ([replace(OTHER, is_apart=True)], "not_taking"),
        ([replace(OTHER, is_apart=True, is_blocked=True)], "blocked_by_you"),
        ([replace(OTHER, is_apart=True, is_blocked=True, is_away=True)], "not_taking"),
        ([replace(OTHER, has_left=True)], "alone"),
        ([replace(OTHER, is_apart=True), OTHER], ""),
        ([replace(OTHER, has_left=True), OTHER], ""),
        ([replace(OTHER, has_left=True), replace(OTHER, has_left=True)], "alone"),
        ([replace(OTHER, is_away=True)], ""),
    ],
)
def test_answering_takes_somebody_who_reads_it(others, code):
    assert may_send(ADA, replace(TALK, others=others), NOW).code == code


READS_ONLY = [viewer for viewer, code in STANDING if code in ("suspended", "consent_required")]


@pytest.mark.parametrize("viewer", READS_ONLY)
def test_taking_back_and_asking_for_help_do_not_depend_on_standing(viewer):
    assert may_delete(viewer, replace(MESSAGE, mine=True))
    assert may_report(viewer, MESSAGE)


@pytest.mark.parametrize(
    ("message", "deleting", "reporting"),
    [
        (MESSAGE, "not_yours", ""),
        (replace(MESSAGE, mine=True), "", "own_message"),
        (replace(MESSAGE, mine=True, is_deleted=True), "gone", "own_message"),
        (replace(MESSAGE, is_deleted=True), "not_yours", "gone"),
        (replace(MESSAGE, withheld=Withheld.BLOCKED), "not_yours", "gone"),
    ],
)
def test_ones_own_is_deleted_and_that_of_others_reported(message, deleting, reporting):
    assert may_delete(ADA, message).code == deleting
    assert may_report(ADA, message).code == reporting


@pytest.mark.parametrize(
    ("viewer", "report", "opening", "closing"),
    [
        (GUEST, REPORT, "login_required", "login_required"),
        (ADA, REPORT, "moderators_only", "moderators_only"),
        (KEEPER, REPORT, "", ""),
        (KEEPER, replace(REPORT, about_me=True), "own_message", "own_message"),
        (KEEPER, replace(REPORT, is_deleted=True), "gone", ""),
        (replace(KEEPER, lacks_second_factor=True), REPORT, "second_factor_missing",
         "second_factor_missing"),
    ],
)  # fmt: skip
def test_moderators_judge_what_is_not_their_own(viewer, report, opening, closing):
    assert may_open(viewer, report).code == opening
    assert may_close(viewer, report).code == closing
