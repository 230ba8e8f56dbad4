"""Reports of mail servers, as they come and as nobody should write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.core.bounced import Bounce, is_about_box, key_in, read_report

HOST = "forum.example"
REPORT = """From: MAILER-DAEMON@mx.example\r
To: noreply@forum.example\r
Subject: Undelivered Mail Returned to Sender\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status; boundary="grens"\r
\r
--grens\r
Content-Type: text/plain; charset=us-ascii\r
\r
Sorry.\r
--grens\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example\r
\r
Final-Recipient: rfc822; ada@example.org\r
Action: {action}\r
Status: {status}\r
Diagnostic-Code: smtp; 550 No such user\r
\r
--grens\r
Content-Type: {returned}\r
\r
Message-ID: <outbox-7-20300101@{host}>\r
Subject: Dag\r
\r
--grens--\r
"""


def report(action="failed", status="5.1.1", returned="message/rfc822", host=HOST) -> bytes:
    return REPORT.format(action=action, status=status, returned=returned, host=host).encode()


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_a_report_tells_which_letter_and_for_whom(returned):
    found = read_report(report(returned=returned), HOST)
    assert found == Bounce("outbox-7-20300101", "ada@example.org", is_hard=True)


HARD = ["5.1.1", "5.1.10", "5.2.1", "5.1.2 (bad)"]
SOFT = ["4.2.2", "4.4.1", "5.2.2", "5.3.4", "5.4.1", "5.5.0", "5.6.1", "5.7.1", "5.7.26", ""]
SOFT += ["5.0.0", "5.1.0", "5.1.7", "5.1.8", "5.1.11", "5.2.10", "4.1.1"]
KNOWN = [(status, True) for status in HARD] + [(status, False) for status in SOFT]


@pytest.mark.parametrize(("status", "is_hard"), KNOWN)
def test_only_a_box_that_is_not_there_is_hard(status, is_hard):
    assert read_report(report(status=status), HOST).is_hard is is_hard


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", ""])
def test_what_may_still_arrive_is_no_bounce(action):
    assert read_report(report(action=action), HOST) is None


def test_the_letter_of_another_house_has_no_key_here():
    assert read_report(report(host="elders.example"), HOST).key is None
    assert key_in("<outbox-1@FORUM.example>", HOST) == "outbox-1"
    assert key_in("outbox-1", HOST) is None


def test_a_status_on_its_own_tells_for_whom():
    status = b"Reporting-MTA: dns; a\r\n\r\nFinal-Recipient: rfc822;ada@example.org\r\n"
    status += b"Original-Recipient: rfc822;Ada@Example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    raw = b"Content-Type: message/delivery-status\r\n\r\n" + status
    assert read_report(raw, HOST) == Bounce(None, "Ada@Example.org", is_hard=True)


@pytest.mark.parametrize("code", [450, 421, 250])
def test_a_no_for_now_says_nothing_of_the_box(code):
    assert not is_about_box(code, "5.1.1 nee")


def test_a_no_to_the_sender_says_nothing_of_the_box():
    assert is_about_box(550, "5.1.1 No such user")
    assert not is_about_box(554, "5.7.1 Relay access denied")
    assert not is_about_box(550, "relay not permitted")


NESTED = b"".join(
    b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3000)
)


@pytest.mark.parametrize("raw", [b"", b"\0" * 1000, b"\xff" * 1000, NESTED, b"--" * 100_000])
def test_what_is_no_report_is_none(raw):
    assert read_report(raw, HOST) is None


PIECES = st.sampled_from(report().split(b"\r\n")) | st.binary(max_size=60)


@given(st.lists(PIECES, max_size=40).map(b"\r\n".join))
def test_whatever_comes_is_read_without_a_fault(raw):
    found = read_report(raw, HOST)
    assert found is None or isinstance(found.is_hard, bool)
