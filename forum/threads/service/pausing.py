"""Taking a member's own threads out of sight while the member is away, and putting them back."""

from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, update

from forum.categories.service import count_thread
from forum.core import changes, clock
from forum.core.db import db
from forum.threads.kinds import Visibility
from forum.threads.models import Thread, Voice
from forum.threads.owners import posts_of, threads_of


def pause_threads(member_id: int) -> None:
    """Hide what the member started under their own name. Twice is once.

    What stands under a pseudonym stays, or it would be known by what left with it.
    """
    openly = Thread.id.in_(threads_of(member_id).where(Voice.is_pseudonym.is_(False)))
    _set_paused(openly, Thread.paused_at.is_(None), paused_at=clock.now(), by=-1)
    _note_words(member_id)


def resume_threads(member_id: int) -> None:
    mine = Thread.id.in_(threads_of(member_id))
    _set_paused(mine, Thread.paused_at.is_not(None), paused_at=None, by=1)
    _note_words(member_id)


def _note_words(member_id: int) -> None:
    """What the member wrote elsewhere is read no more, or again, as long as they are away."""
    changes.note("surroundings", *db.session.scalars(posts_of(member_id)))


def _set_paused(*concerned: ColumnElement[bool], paused_at: Any, by: int) -> None:
    """Categories are counted in one order, so that two at once never wait for each other."""
    changed = (
        update(Thread)
        .where(Thread.deleted_at.is_(None), *concerned)
        .values(paused_at=paused_at)
        .returning(Thread.id, Thread.category_id, Thread.visibility)
    )
    rows = db.session.execute(changed).all()
    changes.note("threads", *(row.id for row in rows))
    counted = Counter((row.category_id, row.visibility == Visibility.PUBLIC) for row in rows)
    for (category_id, is_public), threads in sorted(counted.items()):
        count_thread(category_id, is_public=is_public, by=by * threads)
