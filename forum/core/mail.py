"""Letters out of the house: by SMTP, or as files in a folder when no server is set."""

import logging
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from pathlib import Path

from forum.core import clock
from forum.core.smtp import Undeliverable, deliver

log = logging.getLogger(__name__)

CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
FOR_PROGRAMS = ("Message-ID", "In-Reply-To", "References", "List-Id", "List-Unsubscribe")


class _AsItIs(UnstructuredHeader, BaseHeader):
    """A header that stays on one line. Python encodes what is long and has no blanks, like an
    address with a token, and mail programs do not read these headers then."""

    def fold(self, *, policy: policy.Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


HEADERS = HeaderRegistry()
for _name in FOR_PROGRAMS:
    HEADERS.map_to_type(_name, _AsItIs)
WRITTEN_SO = policy.default.clone(header_factory=HEADERS)


@dataclass(frozen=True)
class Letter:
    """What is sent to one person. `key` makes the Message-ID, the same at every attempt.

    `member_id` is the member that it is about, who may later see that it was sent. `unsubscribe` is
    where a mail program can stop more of its kind with one press (RFC 8058); a letter that has one
    is sent by wish. `series` names such a kind, and `about` what it is about: letters about the
    same stand together. An answer goes to `reply_to`. One that `is_account` goes also to an address
    that others no longer go to. `noted_as` is what is kept of a subject with words of others.
    `shows` are the notifications in a letter of many, each with how far it is shown. One that
    `is_urgent` is about somebody's life: it waits for no other letter, nor any other for it.
    """

    key: str
    to: str
    subject: str
    text: str
    member_id: int | None = None
    unsubscribe: str | None = None
    html: str | None = None
    series: str | None = None
    about: str | None = None
    reply_to: str | None = None
    is_account: bool = False
    noted_as: str | None = None
    shows: tuple[tuple[int, int], ...] = ()
    is_urgent: bool = False

    @property
    def is_wish(self) -> bool:
        return self.unsubscribe is not None


@dataclass(frozen=True)
class Outlet:
    """Where letters leave: `smtp://user:password@host:587` (STARTTLS when the server offers it)
    or `smtps://…`; without it files in `folder`."""

    sender: str
    host: str
    folder: Path
    smtp_url: str | None = None

    def send(self, letter: Letter) -> None:
        """Raises Undeliverable when refused for good, OSError or SMTPException otherwise."""
        try:
            message = self.compose(letter)
        except (ValueError, IndexError) as error:  # so Python says that it is no address or word
            raise Undeliverable("unwritable") from error
        if self.smtp_url:
            deliver(self.smtp_url, message)
        else:
            self._keep(letter.key, message)

    def compose(self, letter: Letter) -> EmailMessage:
        """Raises ValueError for what cannot stand in a letter."""
        message = EmailMessage(WRITTEN_SO)
        message["From"] = _address(self.sender)
        message["To"] = Address(addr_spec=letter.to)
        message["Subject"] = _one_line(letter.subject)
        message["Date"] = format_datetime(clock.now())
        message["Message-ID"] = f"<{letter.key}@{self.host}>"
        message["Auto-Submitted"] = "auto-generated"
        for name, value in self._beside(letter):
            message[name] = value
        message.set_content(letter.text)
        if letter.html:
            message.add_alternative(letter.html, subtype="html")
        if any(CONTROLS.search(f"{value}") for value in message.values()):
            raise ValueError("a header that is no line of words")
        return message

    def _beside(self, letter: Letter) -> Iterator[tuple[str, str | Address]]:
        """What mail programs sort by. A thread of letters hangs on one that was never sent, so
        that it hangs together also without the first."""
        if letter.reply_to:
            yield "Reply-To", Address(addr_spec=letter.reply_to)
        if letter.about:
            yield "In-Reply-To", f"<{letter.about}@{self.host}>"
            yield "References", f"<{letter.about}@{self.host}>"
        if letter.series:
            yield "List-Id", f"<{letter.series}.{self.host}>"
        if letter.unsubscribe:
            yield "List-Unsubscribe", f"<{letter.unsubscribe}>"
            yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"
            yield "Precedence", "bulk"

    def _keep(self, key: str, message: EmailMessage) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{key}.eml"
        path.write_bytes(bytes(message))
        at = clock.now().timestamp()
        os.utime(path, (at, at))
        log.info("mail kept in %s", path)

    def kept_before(self, moment: datetime) -> list[Path]:
        """The files of letters that are older."""
        return [path for path in self._files() if path.stat().st_mtime < moment.timestamp()]

    def forget(self, address: str, keys: Iterable[str]) -> None:
        """Remove the files of letters with these keys, and of all to this address."""
        known = {f"{key}.eml" for key in keys}
        for path in self._files():
            if path.name in known or _is_to(path, address):
                path.unlink(missing_ok=True)

    def _files(self) -> Iterator[Path]:
        return self.folder.glob("*.eml")


def _one_line(subject: str) -> str:
    """As plain words: in what looks encoded (RFC 2047) Python reads line ends too, and a title that
    a member wrote could so become headers and text of its own."""
    return " ".join(CONTROLS.sub(" ", subject).split()).replace("=?", "= ?")


def _is_to(path: Path, address: str) -> bool:
    try:
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
    except FileNotFoundError:  # another worker was first
        return False
    return parseaddr(str(message["To"]))[1].lower() == address.lower()


def _address(sender: str) -> Address:
    name, address = parseaddr(sender)
    return Address(name, addr_spec=address)
