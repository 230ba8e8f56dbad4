"""What members say about themselves, held against the alarm signs and what moderators watch for."""

from forum.accounts.held_profiles import own_held_profile
from forum.accounts.pretending import Claim
from forum.accounts.queries import own_account
from forum.accounts.service import profile
from forum.accounts.viewer import Viewer
from forum.accounts.waiting import KIND
from forum.core import outbox
from forum.moderation.events import CrisisNoted
from forum.moderation.signals.views import Found
from forum.posting import gate
from forum.posting.acknowledging import UNREAD, Ack
from forum.posting.service import begin
from forum.posting.warning import Destination, look, warn


def change_profile(viewer: Viewer, *, bio: str, acknowledged: Ack = UNREAD) -> bool:
    """As `accounts` does it. Nobody can answer below a profile: what may be a cry for help waits
    there for moderators, who hear of it at once. Raises a Conflict for signs that were not read
    yet, and Invalid for words that may not stand there."""
    begin(viewer)
    found, held_id = _found_in(viewer, bio, acknowledged), _held(viewer)
    bio, is_watched = gate.look_at_profile(viewer, bio)
    claim = Claim.WATCHED if is_watched else None
    waits = profile.change_profile(
        viewer, bio=bio, claim=Claim.CRISIS if found.is_crisis else claim
    )
    if found.is_crisis and _held(viewer) != held_id:
        outbox.record(CrisisNoted(KIND, _held(viewer)))
    return waits


def _found_in(viewer: Viewer, bio: str, acknowledged: Ack) -> Found:
    """What stands or waits there already was read when it came."""
    held = own_held_profile(viewer)
    if bio in (own_account(viewer).bio, held.bio if held else ""):
        return look(bio)
    return warn(bio, acknowledged, Destination.PROFILE)


def _held(viewer: Viewer) -> int:
    """The number under which a text of theirs waits, or 0."""
    held = own_held_profile(viewer)
    return held.id if held else 0
