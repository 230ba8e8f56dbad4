"""How much of something a member wants to hear. Pure."""

from enum import StrEnum


class Level(StrEnum):
    FOLLOW = "follow"
    NORMAL = "normal"
    MUTE = "mute"


UNSET = ""  # of a thread that was read, and about which its reader said nothing
