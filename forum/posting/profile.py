"""What members say about themselves, held against what moderators watch for."""

from forum.accounts.service import profile
from forum.accounts.viewer import Viewer
from forum.posting import gate
from forum.posting.service import begin


def change_profile(viewer: Viewer, *, bio: str) -> bool:
    """As `accounts` does it. Raises Invalid for words that may not stand there."""
    begin(viewer)
    bio, is_watched = gate.look_at_profile(viewer, bio)
    return profile.change_profile(viewer, bio=bio, is_watched=is_watched)
