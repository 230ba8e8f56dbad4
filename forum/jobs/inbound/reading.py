"""What a mail says of itself: above all who sent it where, and only then what was written. Pure:
broken mail is read as far as it goes."""

import re
from codecs import lookup
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from hashlib import sha256

from forum.core.parsing import parse
from forum.jobs.inbound.cutting import MOST_LETTERS, unwrapped, written_in
from forum.jobs.inbound.markup import plain_text

MOST_PARTS, MOST_ADDRESSES = 100, 50
MOST_HTML = 100_000  # letters
SLOW = ("punycode", "idna")  # nobody writes a mail in these, and long ones take hours
BROKEN = (RecursionError, ValueError, LookupError, TypeError, AttributeError)
TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
SIGNED = (
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
)
_AUTOMATIC = re.compile(
    r"\s*(automatisch(e)? antwoord|automatic reply|auto(matic)?[- ]?reply|auto:|afwezig|"
    r"out of (the )?office|abwesenheit|undeliver|niet bezorgd|delivery status|mail delivery|"
    r"returned mail|failure notice)",
    re.IGNORECASE,
)
_MACHINES = re.compile(r"(mailer-daemon|postmaster|no-?reply|bounces?|listserv|majordomo)\b.*")


@dataclass(frozen=True)
class Head:
    """What stands above a mail. `sender` is empty for one that names none, or several."""

    id: str
    sender: str = ""
    to: tuple[str, ...] = ()
    is_automatic: bool = False
    is_report: bool = False  # of what could not be delivered


@dataclass(frozen=True)
class Written:
    """What is in it. One that is not whole had more in it than is read."""

    text: str = ""
    has_attachments: bool = False
    is_whole: bool = True


def read_head(raw: bytes) -> Head:
    unread = Head(sha256(raw).hexdigest(), is_automatic=True)
    try:
        return _head(parse(raw).message, raw)
    except BROKEN:
        return unread  # what Python itself cannot take apart nobody typed


def read_written(raw: bytes, *, is_whole: bool = True) -> Written:
    """`raw` may be the beginning of a mail: what was written stands before what hangs on it."""
    try:
        parsed = parse(raw)
        parts = list(_parts(parsed.message))
        attached = any(map(_is_attached, parts))
        return Written(_written(parts), attached, is_whole and parsed.is_whole)
    except BROKEN:
        return Written(is_whole=False)


def _head(message: Message, raw: bytes) -> Head:
    sender = _sender(message)
    return Head(
        id=_text(message, "Message-ID").strip() or sha256(raw).hexdigest(),
        sender=sender,
        to=tuple(_addresses(message, *TO)),
        is_automatic=_is_automatic(message, sender),
        is_report=message.get_content_type() == "multipart/report",
    )


def _sender(message: Message) -> str:
    found = _addresses(message, "From")
    return found[0] if len(found) == 1 and len(message.get_all("From", [])) == 1 else ""


def _addresses(message: Message, *names: str) -> list[str]:
    said = [str(value) for name in names for value in message.get_all(name, [])]
    found = [address.strip().lower() for _name, address in getaddresses(said[:MOST_ADDRESSES])]
    return list(dict.fromkeys(filter(None, found)))[:MOST_ADDRESSES]


def _is_automatic(message: Message, sender: str) -> bool:
    """What no person sent, and what goes to many: it is never answered, and never posted."""
    says = _text(message, "Auto-Submitted").strip().lower()
    precedence = _text(message, "Precedence").strip().lower()
    return bool(
        says not in ("", "no")
        or precedence in ("bulk", "list", "junk", "auto_reply")
        or any(message.get(name) for name in ("X-Autoreply", "X-Autorespond", "List-Id"))
        or _text(message, "X-Auto-Response-Suppress").strip().lower() == "all"
        or _text(message, "Return-Path").strip() == "<>"
        or _MACHINES.match(sender)
        or message.get_content_type() in ("multipart/report", "message/delivery-status")
        or _AUTOMATIC.match(_subject(message))
    )


def _subject(message: Message) -> str:
    said = _text(message, "Subject")[:1000]
    try:
        return str(make_header(decode_header(said)))
    except Exception:  # whatever it is, it says nothing
        return said


def _parts(message: Message) -> Iterator[Message]:
    """What carries something. A mail that hangs on this one is an attachment, not read."""
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        if part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            waiting[:0] = (
                [one for one in inner if isinstance(one, Message)]
                if isinstance(inner, list)
                else []
            )
        else:
            yield part


def _is_attached(part: Message) -> bool:
    kind = part.get_content_type()
    if kind in SIGNED:
        return False
    return _is_file(part) or kind not in ("text/plain", "text/html")


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _written(parts: list[Message]) -> str:
    """As it was typed; of the HTML only where there is nothing else."""
    plain = [_flowed(part) for part in parts if _shows(part, "text/plain")]
    if any(text.strip() for text in plain):
        return written_in("\n".join(plain))
    marked = [_decoded(part)[:MOST_HTML] for part in parts if _shows(part, "text/html")]
    return written_in(plain_text("<br>".join(marked)[:MOST_HTML]))


def _shows(part: Message, kind: str) -> bool:
    return part.get_content_type() == kind and not _is_file(part)


def _flowed(part: Message) -> str:
    text = _decoded(part)
    return unwrapped(text) if str(part.get_param("format", "")).lower() == "flowed" else text


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    raw = payload[: 4 * MOST_LETTERS] if isinstance(payload, bytes) else b""
    charset = str(part.get_param("charset", "utf-8"))
    try:
        is_slow = lookup(charset).name in SLOW
        return raw.decode("utf-8" if is_slow else charset, errors="replace")
    except (LookupError, ValueError):
        return raw.decode("utf-8", errors="replace")


def _text(message: Message, name: str) -> str:
    return str(message.get(name, ""))
