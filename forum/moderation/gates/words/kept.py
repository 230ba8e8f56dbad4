"""The list as it stands, made ready once for as long as it stays the same."""

from sqlalchemy import func, select

from forum.core.db import db
from forum.moderation.gates.models import WatchedWord
from forum.moderation.gates.words.actions import Action
from forum.moderation.gates.words.sifting import Sieve, Watched

Version = tuple[int, int]
_ready: dict[Version, Sieve] = {}  # never more than one


def sieve() -> Sieve:
    """One query as long as nothing changed."""
    version = _version()
    found = _ready.get(version)
    if found is None:
        found = Sieve(watched())
        _ready.clear()
        _ready[version] = found
    return found


def watched() -> list[Watched]:
    query = select(
        WatchedWord.id,
        WatchedWord.word,
        WatchedWord.action,
        WatchedWord.replacement,
        WatchedWord.reason,
    ).order_by(WatchedWord.id)
    return [
        Watched(row.id, row.word, Action(row.action), row.replacement, row.reason)
        for row in db.session.execute(query)
    ]


def _version() -> Version:
    """Which list it is: every change gives a word another mark."""
    counted = select(func.count(WatchedWord.id), func.coalesce(func.sum(WatchedWord.mark), 0))
    row = db.session.execute(counted).one()
    return row[0], int(row[1])
