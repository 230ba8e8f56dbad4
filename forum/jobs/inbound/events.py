"""What became of a mail, told in ids and codes: never in its words."""

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    POSTED = "posted"  # all of it but what hung on it
    HELD = "held"
    ALARM = "alarm"
    PSEUDONYM = "pseudonym"
    MOVED = "moved"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    DUPLICATE = "duplicate"
    LOCKED = "locked"
    NOT_SO = "not_so"
    NEUTRAL = "neutral"
    OVER = "over"
    MORE = "more"  # than are told of one by one


@dataclass(frozen=True)
class MailTaken:
    """For the member who sent it. `kept` is whether what they wrote is a draft now, and `is_alarm`
    whether it names what nobody should wait with, whatever else became of it."""

    member_id: int
    thread_id: int
    fate: str
    kept: bool
    has_attachments: bool
    is_alarm: bool = False


@dataclass(frozen=True)
class MailRefused:
    """For a sender who may be nobody here. The address is sealed."""

    to: str
