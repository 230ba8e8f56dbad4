"""How often one may look for something: looking takes more than most that can be asked."""

from datetime import timedelta

from forum.accounts.viewer import Viewer
from forum.core.throttles import Limit, take

MINUTE = timedelta(minutes=1)
BY_NETWORK, BY_MEMBER = 60, 120
SEARCHES, SUGGESTIONS = "search", "suggestions"  # by hand, and while a title is typed


def count(what: str, viewer: Viewer, network: str) -> None:
    """Guests of one network together, members each by themselves. Raises TooMany."""
    if viewer.is_member:
        take(Limit(f"{what} by member", BY_MEMBER, MINUTE), str(viewer.member_id))
    else:
        take(Limit(f"{what} by network", BY_NETWORK, MINUTE), network)
