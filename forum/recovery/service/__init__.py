"""What members do with their diary and their recovery stories, an act a function."""

from forum.recovery.service.activities import add_activity, end_activity
from forum.recovery.service.checking_in import NONE_YET, Kept, delete_entry, save_entry
from forum.recovery.service.sharing import look, share, stop
from forum.recovery.service.telling import Step, forget_story, set_completed, set_steps

__all__ = [
    "NONE_YET",
    "Kept",
    "Step",
    "add_activity",
    "delete_entry",
    "end_activity",
    "forget_story",
    "look",
    "save_entry",
    "set_completed",
    "set_steps",
    "share",
    "stop",
]
