"""A mail server that wants to know who is there."""

from smtplib import SMTPAuthenticationError, SMTPNotSupportedError

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from forum.core import smtp
from forum.core.mail import Letter, Outlet
from tests.mailbox import Mailbox

LETTER = Letter("a", "ada@example.org", "Dag", "Hoi.")


@pytest.fixture
def guarded():
    """Call it with a name and password for how a letter leaves with them."""
    mailbox = Mailbox()
    mailbox.SMTP_kwargs |= {"authenticator": _know, "auth_require_tls": False}
    mailbox.start()
    address = mailbox.url.removeprefix("smtp://")

    def send(who: str) -> list:
        Outlet("a@b.example", "b.example", None, f"smtp://{who}@{address}").send(LETTER)
        return mailbox.messages

    yield send
    mailbox.stop()


def _know(_server, _session, _envelope, _mechanism, given: LoginPassword) -> AuthResult:
    known = given == LoginPassword(b"forum@b.example", b"p@ss:word/")
    return AuthResult(success=known, handled=False)


def test_name_and_password_of_the_address_are_used_as_they_are_meant(guarded):
    (message,) = guarded("forum%40b.example:p%40ss%3Aword%2F")
    assert message["To"] == "ada@example.org"


def test_to_another_machine_no_password_goes_in_the_clear(guarded, monkeypatch):
    monkeypatch.setattr(smtp, "NEARBY", ())
    with pytest.raises(SMTPNotSupportedError):
        guarded("forum%40b.example:p%40ss%3Aword%2F")


def test_a_wrong_password_is_our_mistake_and_no_reason_to_give_up_a_letter(guarded):
    with pytest.raises(SMTPAuthenticationError):
        guarded("forum%40b.example:wrong")
