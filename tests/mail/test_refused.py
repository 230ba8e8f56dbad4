"""What a mail server says of whom a letter is for, while it is brought there."""

import pytest

from forum.accounts.mail_wishes import mail_wishes_of
from tests import make

ADA = "ada@example.org"


@pytest.fixture
def ada(app):
    return make.member(email=ADA, password=make.PASSWORD)


def _is_paused(member) -> bool:
    return mail_wishes_of(member.id).is_paused


def test_a_server_that_knows_no_such_box_counts_at_once(ada, visitor, smtp, run_worker):
    smtp.no_such_box("550 5.1.1 No such user")
    visitor.submit("/forgot", email=ADA)
    run_worker()
    assert _is_paused(ada)


@pytest.mark.parametrize(
    "answer",
    [
        "554 5.7.1 Relay access denied",
        "550 5.7.26 Unauthenticated",
        "550 5.1.8 <forum@localhost>: Sender address rejected: Domain not found",
        "550 5.1.0 Sender denied",
        "550 relay not permitted",
    ],
)
def test_a_server_that_does_not_want_us_counts_for_nobody(ada, visitor, smtp, run_worker, answer):
    smtp.no_such_box(answer)
    visitor.submit("/forgot", email=ADA)
    run_worker()
    assert not _is_paused(ada)
