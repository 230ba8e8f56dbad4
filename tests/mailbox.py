"""A real mail server, which can also refuse, or vanish with the letter in its hands."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from socket import create_server
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ACCEPTED = "250 OK"
TRY_LATER = "451 Try again later"
REFUSED = "554 Refused"


class Received(EmailMessage):
    """A letter as it came. Its words are those of the plain text, which every letter has."""

    def get_content(self, *given: Any, **more: Any) -> Any:
        plain = self.get_body(("plain",)) if self.is_multipart() else None
        return (plain or super()).get_content(*given, **more)

    @property
    def html(self) -> str:
        """The same for a program that shows HTML; empty when there is none."""
        found = self.get_body(("html",))
        return str(found.get_content()) if found else ""


READING = policy.default.clone(message_factory=Received)


class Mailbox(Controller):
    """Keeps the letters it accepts in `messages`, in the order they came."""

    def __init__(self) -> None:
        # Given to the server open, so that nobody can take the port in between.
        self.socket = create_server(("127.0.0.1", 0))
        super().__init__(self, "127.0.0.1", self.socket.getsockname()[1])
        self.url = f"smtp://127.0.0.1:{self.port}"
        self.reset()

    def reset(self) -> None:
        """Empty, and accepting again."""
        self.messages: list[Received] = []
        self.answer = ACCEPTED
        self.drops = False

    def try_later(self) -> None:
        """From now on answer every letter with 451."""
        self.answer = TRY_LATER

    def refuse(self) -> None:
        """From now on answer every letter with 554."""
        self.answer = REFUSED

    def drop(self) -> None:
        """From now on take every letter, and break the connection before saying so."""
        self.drops = True

    def to(self, address: str) -> list[Received]:
        """The letters to this person."""
        return [message for message in self.messages if address in message["X-Rcpt-To"]]

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.answer == ACCEPTED:
            self._keep(envelope)
        if self.drops:
            server.transport.abort()
        return self.answer

    def _keep(self, envelope: Envelope) -> None:
        message = message_from_bytes(envelope.original_content, policy=READING)
        message["X-Mail-From"] = envelope.mail_from or "<>"
        message["X-Rcpt-To"] = ", ".join(envelope.rcpt_tos)
        self.messages.append(message)

    def _create_server(self):
        return self.loop.create_server(self._factory_invoker, sock=self.socket)


@pytest.fixture(scope="session")
def mail_server() -> Iterator[Mailbox]:
    """The mail server of one worker. Ask for `smtp` instead, which is empty."""
    mailbox = Mailbox()
    mailbox.start()
    yield mailbox
    mailbox.stop()


@pytest.fixture
def smtp(mail_server: Mailbox) -> Iterator[Mailbox]:
    """An empty mailbox that every application under test sends its mail to."""
    mail_server.reset()
    yield mail_server
    mail_server.reset()
