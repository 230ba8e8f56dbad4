"""What members do with their diary, an act a function."""

from forum.recovery.service.activities import add_activity, end_activity
from forum.recovery.service.checking_in import NONE_YET, Kept, delete_entry, save_entry
from forum.recovery.service.importing import keep_import, prepare_import
from forum.recovery.service.papers import count_paper

__all__ = [
    "NONE_YET",
    "Kept",
    "add_activity",
    "count_paper",
    "delete_entry",
    "end_activity",
    "keep_import",
    "prepare_import",
    "save_entry",
]
