"""Bringing a letter to a mail server, and what its refusals mean."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from forum.core.bounced import is_about_box

TIMEOUT = 20  # seconds
NEARBY = ("localhost", "127.0.0.1", "::1")


class Undeliverable(Exception):
    """The server refused for good (5xx): trying again would change nothing."""


class NoSuchBox(Undeliverable):
    """It refused the one it is for, and not what it says."""


def deliver(url: str, message: EmailMessage) -> None:
    """To `smtp://user:password@host:587` or `smtps://…`; a password goes to no other machine in
    the clear. Raises Undeliverable when refused for
    good, OSError or SMTPException otherwise."""
    server = urlsplit(url)
    try:
        with _connect(server) as smtp:
            if server.username:
                smtp.login(unquote(server.username), unquote(server.password or ""))
            smtp.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        code, reply = max(error.recipients.values())
        if is_about_box(code, reply.decode(errors="replace")):
            raise NoSuchBox(str(code)) from error
        _give_up_on(code, error)
    except smtplib.SMTPAuthenticationError:
        raise  # our own settings are wrong, the letter is not
    except smtplib.SMTPResponseException as error:
        _give_up_on(error.smtp_code, error)


def _connect(server: SplitResult) -> smtplib.SMTP:
    host = server.hostname or "localhost"
    if server.scheme == "smtps":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, server.port or 465, timeout=TIMEOUT, context=context)
    smtp = smtplib.SMTP(host, server.port or 25, timeout=TIMEOUT)
    try:
        _close_the_line(smtp, must=bool(server.username) and host not in NEARBY)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _close_the_line(smtp: smtplib.SMTP, *, must: bool) -> None:
    """By TLS, so that nobody between reads along."""
    smtp.ehlo()
    if must or smtp.has_extn("starttls"):
        smtp.starttls(context=ssl.create_default_context())


def _give_up_on(code: int, error: Exception) -> None:
    if 500 <= code < 600:
        raise Undeliverable(str(code)) from error
    raise error
