"""What members do with their diary, an act a function."""

from forum.recovery.service.activities import add_activity, end_activity
from forum.recovery.service.checking_in import NONE_YET, Kept, delete_entry, save_entry
from forum.recovery.service.trying import (
    begin_experiment,
    conclude_experiment,
    remove_experiment,
    stop_experiment,
)

__all__ = [
    "NONE_YET",
    "Kept",
    "add_activity",
    "begin_experiment",
    "conclude_experiment",
    "delete_entry",
    "end_activity",
    "remove_experiment",
    "save_entry",
    "stop_experiment",
]
