"""An hour for somebody's own calendar: iCalendar, RFC 5545. Pure.

It says when, and the title that the reader saw; nothing of who is asked what.
"""

from datetime import UTC, datetime

from forum.experts.hours.views import HourLine, HourState

MIME = "text/calendar; charset=utf-8"
LONGEST_LINE = 75  # octets, section 3.1
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\r\n": "\\n", "\n": "\\n", "\r": "\\n"}


def calendar(line: HourLine, *, url: str, host: str, now: datetime) -> str:
    """`url` is where the hour is, `host` the name of this site."""
    hour = line.hour
    is_cancelled = hour.state == HourState.CANCELLED
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ruggespraak//Spreekuur//NL",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:spreekuur-{hour.thread_id}@{host}",
        f"SEQUENCE:{hour.version - 1}",
        f"DTSTAMP:{_moment(now)}",
        f"DTSTART:{_moment(hour.opens_at)}",
        f"DTEND:{_moment(hour.closes_at)}",
        f"SUMMARY:{escaped(str(line.name))}",
        f"URL:{url}",
        f"STATUS:{'CANCELLED' if is_cancelled else 'CONFIRMED'}",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(one)}\r\n" for one in lines)


def escaped(text: str) -> str:
    """Section 3.3.11. What no line can hold is left out."""
    for plain, coded in _ESCAPED.items():
        text = text.replace(plain, coded)
    return "".join(sign for sign in text if sign.isprintable())


def folded(line: str) -> str:
    """In pieces of 75 octets, none cut in the middle of a character."""
    pieces, piece = [], ""
    for sign in line:
        if len((piece + sign).encode()) > LONGEST_LINE:
            pieces.append(piece)
            piece = " "
        piece += sign
    return "\r\n".join([*pieces, piece])


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
