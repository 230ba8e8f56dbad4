"""Who may do what with pictures. Pure: no database, no request."""

from datetime import datetime

from forum.accounts.policy import may_change_account, may_see_account, may_write
from forum.accounts.viewer import Viewer
from forum.core.permission import Verdict

MOST_KEPT = 500  # of one member


def may_upload(viewer: Viewer, at: datetime) -> Verdict:
    """A picture is part of what one writes."""
    return may_write(viewer, at)


def may_list(viewer: Viewer) -> Verdict:
    """One's own."""
    return may_see_account(viewer)


def may_remove(viewer: Viewer) -> Verdict:
    """Taking one's own away must not depend on standing."""
    return may_change_account(viewer)
