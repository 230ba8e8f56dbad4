"""Who may ask for a digest. Pure: no database, no request."""

from forum.accounts.policy import may_change_account, may_see_account
from forum.accounts.viewer import Viewer
from forum.core.permission import Verdict


def may_see_digest(viewer: Viewer) -> Verdict:
    return may_see_account(viewer)


def may_change_digest(viewer: Viewer) -> Verdict:
    return may_change_account(viewer)
