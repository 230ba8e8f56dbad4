"""Who keeps the quiz, and who may have a score kept. Pure: no database, no request."""

from forum.accounts.policy import may_change_account, may_moderate
from forum.accounts.viewer import Viewer
from forum.core.permission import Verdict


def may_keep_quiz(viewer: Viewer) -> Verdict:
    """Adding, changing, retiring and confirming statements. Answering is for everyone."""
    return may_moderate(viewer)


def may_keep_score(viewer: Viewer) -> Verdict:
    """One's own and nobody else's to see, so standing has nothing to do with it."""
    return may_change_account(viewer)
