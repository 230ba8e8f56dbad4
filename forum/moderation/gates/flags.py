"""Posts that stand and in which a watched word was found, until a moderator has seen them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db, insert_or
from forum.core.errors import NotFound
from forum.core.i18n import Text, _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.moderation.acts import Act
from forum.moderation.claims import service as claims
from forum.moderation.entries import log_act
from forum.moderation.gates.models import FlaggedPost
from forum.threads.models import Post, Thread, Voice
from forum.threads.owners import posts_of
from forum.threads.policy import visible_to

KIND = "flagged_post"  # in the queue
CODE, BETWEEN = ":", ", "
# Why else than for a word: what would have waited, had it not named an emergency.
WHY: Mapping[str, Text] = {
    "newcomer": _("eerste bericht, links of een adres van een nieuw lid"),
    "spread_link": _("een link die vandaag vaak is geplaatst"),
}
OLDEST = Order("flagged-posts", (FlaggedPost.id,), descending=False)


@dataclass(frozen=True)
class FlagView:
    """`author` is the name that readers see; `words` are those of the list that were found, and
    why else a moderator should look."""

    id: int
    post_id: int
    title: str
    author: str
    body: str
    words: str
    at: datetime


def code_of(reason: str) -> str:
    """What is no word, as it is kept among the words: no word of the list begins like this."""
    return f"{CODE}{reason}"


def flag(post_id: int, words: Sequence[str]) -> None:
    """Once for each post: found again after a change, it waits again."""
    found = {"words": BETWEEN.join(sorted(set(words))), "flagged_at": clock.now(), "seen_at": None}
    flagged = insert_or(FlaggedPost).values(post_id=post_id, **found)
    db.session.execute(
        flagged.on_conflict_do_update(index_elements=[FlaggedPost.post_id], set_=found)
    )


def flagged(viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE) -> Page[FlagView]:
    """What waits, the oldest first. For moderators."""
    require(may_moderate(viewer))
    query = (
        select(
            *(FlaggedPost.id, FlaggedPost.post_id, FlaggedPost.words, FlaggedPost.flagged_at),
            *(Post.body, Thread.title, Voice.shown_name),
        )
        .join(Post, Post.id == FlaggedPost.post_id)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .where(still_waits(), visible_to(viewer))
    )
    return OLDEST.take(query, after=after, show=_show, limit=limit)


def settle(viewer: Viewer, flag_id: int) -> None:
    """A moderator has seen it; what is to be done is done at the post. Raises NotFound for what
    another saw already, what stands where the moderator does not read, and one's own post."""
    require(may_moderate(viewer))
    claims.settle(viewer, KIND, flag_id)
    seen = (
        update(FlaggedPost)
        .where(FlaggedPost.id == flag_id, FlaggedPost.seen_at.is_(None))
        .where(FlaggedPost.post_id.in_(_readable(viewer)))
        .values(seen_at=clock.now())
        .returning(FlaggedPost.post_id, FlaggedPost.words, FlaggedPost.flagged_at)
    )
    row = db.session.execute(seen, execution_options={"synchronize_session": False}).one_or_none()
    if row is None:
        raise NotFound(_("Dit bericht wacht niet meer."))
    thread_id = db.session.scalar(select(Post.thread_id).where(Post.id == row.post_id))
    where = {"thread_id": thread_id, "post_id": row.post_id}
    why = _in_words(row.words)
    log_act(viewer, Act.SETTLE_FLAG, reason=why, since=row.flagged_at, **where)


def forget(member_id: int) -> None:
    """Of what the member wrote."""
    gone = delete(FlaggedPost).where(FlaggedPost.post_id.in_(posts_of(member_id)))
    db.session.execute(gone)


def forget_post(post_id: int) -> None:
    """With the post that its author took away."""
    db.session.execute(delete(FlaggedPost).where(FlaggedPost.post_id == post_id))


def still_waits() -> ColumnElement[bool]:
    """Of what was taken back or removed nothing is to be seen any more."""
    stands = Post.deleted_at.is_(None) & Post.removed_at.is_(None)
    return FlaggedPost.seen_at.is_(None) & stands


def _readable(viewer: Viewer) -> Any:
    here = select(Post.id).join(Thread, Thread.id == Post.thread_id)
    mine = select(Voice.id).where(Voice.member_id == viewer.id)
    return here.where(visible_to(viewer), Post.voice_id.not_in(mine))


def _show(row: Any) -> FlagView:
    words = _in_words(row.words)
    return FlagView(row.id, row.post_id, row.title, row.shown_name, row.body, words, row.flagged_at)


def _in_words(kept: str) -> str:
    parts = kept.split(BETWEEN)
    return BETWEEN.join(
        str(WHY.get(part.removeprefix(CODE), part)) if part.startswith(CODE) else part
        for part in parts
    )
