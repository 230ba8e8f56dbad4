"""What can happen to a webhook that others must hear of, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HookPaused:
    """By itself. `member_id` is one of those who keep webhooks."""

    hook_id: int
    member_id: int
