"""What is new for a member and has to leave the site, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Noticed:
    """A notification that was not there: what comes later in the same group is told no second
    time until it was read. What may be told of it is asked again when it is sent."""

    notification_id: int


@dataclass(frozen=True)
class Called:
    """The same, of a member who wants to be called on a device. `since` in ISO form: a call that
    goes out later is one for this too."""

    notification_id: int
    since: str
