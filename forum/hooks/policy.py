"""Who may keep webhooks. Pure."""

from forum.accounts.policy import may_administer
from forum.accounts.viewer import Viewer
from forum.core.permission import Verdict


def may_keep_hooks(viewer: Viewer) -> Verdict:
    """Making, reading, changing and removing them, and what was sent to each."""
    return may_administer(viewer)
