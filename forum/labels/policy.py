"""Who keeps the list of labels. Pure: no database, no request."""

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.permission import Verdict


def may_keep_labels(viewer: Viewer) -> Verdict:
    """Making, renaming and removing them. To choose one for a thread is up to who started it."""
    return may_moderate(viewer)
