"""Reading the list of watched words. For moderators."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import Text, _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.moderation.gates.models import WatchedWord
from forum.moderation.gates.words.actions import ACTIONS, Action
from forum.moderation.gates.words.sifting import Sieve, Sifted, Watched

BY_WORD = Order("watched-words", (WatchedWord.key,), descending=False)


@dataclass(frozen=True)
class WordView:
    """`keeper` is who last changed it."""

    id: int
    word: str
    action: Action
    replacement: str
    reason: str
    keeper: str
    kept_at: datetime

    @property
    def action_label(self) -> Text:
        return ACTIONS[self.action]


def words(viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE) -> Page[WordView]:
    require(may_moderate(viewer))
    return BY_WORD.take(_words(), after=after, show=_show, limit=limit)


def get_word(viewer: Viewer, word_id: int) -> WordView:
    """Raises NotFound."""
    require(may_moderate(viewer))
    row = db.session.execute(_words().where(WatchedWord.id == word_id)).one_or_none()
    if row is None:
        raise NotFound(_("Dit woord staat niet op de lijst."))
    return _show(row)


def try_out(viewer: Viewer, word: str, text: str) -> Sifted:
    """What this one word would find. Nothing is kept."""
    require(may_moderate(viewer))
    return Sieve([Watched(0, word, Action.FLAG, "", "")]).sift({"text": text})


def _words() -> Select[*tuple[Any, ...]]:
    return select(
        *(column for column in WatchedWord.__table__.c if column.key not in ("mark", "kept_by")),
        Member.username.label("keeper"),
    ).join(Member, Member.id == WatchedWord.kept_by)


def _show(row: Any) -> WordView:
    names = ("id", "word", "replacement", "reason", "keeper", "kept_at")
    return WordView(action=Action(row.action), **{name: getattr(row, name) for name in names})
