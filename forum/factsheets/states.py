"""Where a sheet stands between its first draft and the day it is taken back. Pure."""

from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """Of the text that curators work on."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"


class State(StrEnum):
    """Of the sheet as a whole."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    DUE = "due"  # published, and past the day it was to be looked at again
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What a curator or an expert did to bring it there."""

    SUBMITTED = "submitted"
    SENT_BACK = "sent_back"
    PUBLISHED = "published"
    CONFIRMED = "confirmed"
    RESTORED = "restored"
    WITHDRAWN = "withdrawn"
    FOLLOWED = "followed"  # its article changed, and these parts with it


def state_of(
    *, stage: str, review_due: datetime | None, withdrawn_at: datetime | None, now: datetime
) -> State:
    """`review_due` is that of the version readers see, None when they see none."""
    if review_due is not None:
        return State.DUE if review_due < now else State.PUBLISHED
    if withdrawn_at is not None and stage == Stage.DRAFT:
        return State.WITHDRAWN
    return State(stage)
