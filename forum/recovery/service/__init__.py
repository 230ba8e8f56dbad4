"""What members do with their diary, an act a function."""

from forum.recovery.service.activities import add_activity, end_activity
from forum.recovery.service.checking_in import NONE_YET, Kept, delete_entry, save_entry

__all__ = ["NONE_YET", "Kept", "add_activity", "delete_entry", "end_activity", "save_entry"]
