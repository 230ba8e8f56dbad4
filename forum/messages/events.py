"""What happened between members that others must hear of, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DangerReported:
    """That a member showed the moderators a message because somebody may be in danger."""

    report_id: int


@dataclass(frozen=True)
class MessageSent:
    conversation_id: int
    message_id: int
