"""What is to be done for devices, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PushDue:
    """A device is to be called for this notification, if it is still unread then. `since` is the
    moment it was decided, in ISO form: what took a day is not worth calling for."""

    device_id: int
    notification_id: int
    since: str
