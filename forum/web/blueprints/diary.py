"""The diary, and the stories told from it."""

from forum.web import (
    diary,
    diary_activities,
    diary_files,
    diary_import,
    experiments,
    reminders,
    snapshots,
    stories,
)

BLUEPRINTS = (
    diary.bp,
    diary_activities.bp,
    snapshots.bp,
    stories.bp,
    diary_files.bp,
    diary_import.bp,
    experiments.bp,
    reminders.bp,
)
