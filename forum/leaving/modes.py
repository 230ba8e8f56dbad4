"""The ways of going away."""

from datetime import timedelta
from enum import StrEnum

GRACE = timedelta(days=7)  # to change one's mind in


class Mode(StrEnum):
    PAUSE = "pause"
    ANONYMISE = "anonymise"
    EVERYTHING = "everything"
