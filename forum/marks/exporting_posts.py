"""What one member left with posts, for the member: of the posts of others only the numbers."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.core.i18n import _
from forum.core.sections import Section, in_batches
from forum.marks.models import Bookmark, Reaction
from forum.threads.kinds import ReactionKind

REACTION = {
    "post_id": _("Bij bericht nummer"),
    "kind": _("Waardering"),
    "left_at": _("Gegeven"),
}
BOOKMARK = {
    "post_id": _("Bericht nummer"),
    "note": _("Notitie"),
    "kept_at": _("Bewaard sinds"),
}
WORDS = {
    "kind": {
        ReactionKind.RECOGNISED.value: _("herkenbaar"),
        ReactionKind.SUPPORT.value: _("sterkte"),
        ReactionKind.HELPFUL.value: _("nuttig"),
    }
}


def export(member_id: int) -> Sequence[Section]:
    reactions = select(Reaction.post_id, Reaction.kind, Reaction.left_at)
    reactions = reactions.where(Reaction.member_id == member_id)
    bookmarks = select(Bookmark.post_id, Bookmark.note, Bookmark.kept_at)
    bookmarks = bookmarks.where(Bookmark.member_id == member_id)
    return [
        Section(
            "reactions",
            _("Waarderingen die je gaf"),
            REACTION,
            in_batches(reactions, Reaction.post_id, Reaction.kind),
            WORDS,
        ),
        Section(
            "bookmarks",
            _("Berichten die je bewaart"),
            BOOKMARK,
            in_batches(bookmarks, Bookmark.post_id),
        ),
    ]
