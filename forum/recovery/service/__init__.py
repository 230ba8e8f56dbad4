"""What members do with their diary and their recovery stories, an act a function."""

from forum.recovery.service.activities import add_activity, end_activity
from forum.recovery.service.checking_in import NONE_YET, Kept, delete_entry, save_entry
from forum.recovery.service.importing import keep_import, prepare_import
from forum.recovery.service.papers import count_paper
from forum.recovery.service.sharing import look, share, stop
from forum.recovery.service.telling import Step, forget_story, set_completed, set_steps
from forum.recovery.service.trying import (
    begin_experiment,
    conclude_experiment,
    remove_experiment,
    stop_experiment,
)

__all__ = [
    "NONE_YET",
    "Kept",
    "Step",
    "add_activity",
    "begin_experiment",
    "conclude_experiment",
    "count_paper",
    "delete_entry",
    "end_activity",
    "forget_story",
    "keep_import",
    "look",
    "prepare_import",
    "remove_experiment",
    "save_entry",
    "set_completed",
    "set_steps",
    "share",
    "stop",
    "stop_experiment",
]
