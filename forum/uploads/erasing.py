"""What becomes of a member's pictures when they leave for good."""

from forum.uploads.models import Upload
from forum.uploads.removal import let_go


def erase(member_id: int, *, everything: bool) -> None:
    """A picture can tell who somebody is, so none stays, also where the words do."""
    let_go(Upload.member_id == member_id)
