"""What one reader left with the posts of a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, cast, null, select, union_all

from forum.accounts.viewer import Viewer
from forum.core.questions import Question
from forum.marks.models import Bookmark, Reaction
from forum.threads.kinds import ReactionKind
from forum.threads.views import PostView


@dataclass(frozen=True)
class OwnMarks:
    kinds: frozenset[ReactionKind] = frozenset()
    is_kept: bool = False


NONE = OwnMarks()
ByPost = Mapping[int, OwnMarks]


def own_marks(viewer: Viewer, posts: Sequence[PostView]) -> ByPost | None:
    question = ask_own_marks(viewer, posts)
    return None if question is None else question.ask()


def ask_own_marks(viewer: Viewer, posts: Sequence[PostView]) -> Question[ByPost] | None:
    """By the id of the post, where there is any. A guest leaves nothing, and asks nothing."""
    if not viewer.is_member or not posts:
        return None
    ids = [post.id for post in posts]
    reactions = select(Reaction.post_id, Reaction.kind).where(
        Reaction.member_id == viewer.id, Reaction.post_id.in_(ids)
    )
    kept = select(Bookmark.post_id, cast(null(), Text)).where(
        Bookmark.member_id == viewer.id, Bookmark.post_id.in_(ids)
    )
    return Question(union_all(reactions, kept), _by_post)


def _by_post(rows: Sequence[Any]) -> ByPost:
    """A bookmark is the row without a kind."""
    found: dict[int, OwnMarks] = {}
    for row in rows:
        so_far = found.get(row.post_id, NONE)
        kinds = so_far.kinds | ({ReactionKind(row.kind)} if row.kind else set())
        found[row.post_id] = OwnMarks(frozenset(kinds), so_far.is_kept or not row.kind)
    return found
