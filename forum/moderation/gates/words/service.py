"""Keeping the list of watched words, each change with its line in the log."""

from dataclasses import dataclass
from secrets import randbits

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.moderation.acts import Act
from forum.moderation.entries import log_act
from forum.moderation.gates.models import WatchedWord
from forum.moderation.gates.words.actions import Action
from forum.moderation.gates.words.folding import folded_word
from forum.moderation.gates.words.matching import STAR

MOST_WORDS = 2000
SHORTEST_PART = 3  # signs of what may be a part of a longer word


@dataclass(frozen=True)
class Wanted:
    """What is watched for and what is done; `replacement` only where it is replaced."""

    word: str
    action: Action
    reason: str
    replacement: str = ""


def add_word(viewer: Viewer, wanted: Wanted) -> int:
    """Raises Invalid for what no text could hold, Conflict for what is watched already."""
    require(may_moderate(viewer))
    if (db.session.scalar(select(func.count(WatchedWord.id))) or 0) >= MOST_WORDS:
        told = _("Er staan al %(most)s woorden op de lijst.", most=MOST_WORDS)
        raise Conflict(told, code="too_many_words", errors={"word": [told]})
    found = WatchedWord()
    _put(viewer, found, wanted)
    log_act(viewer, Act.ADD_WORD, about=found.word, reason=wanted.reason, note=wanted.action)
    return found.id


def change_word(viewer: Viewer, word_id: int, wanted: Wanted) -> None:
    """Raises what the one above does, and NotFound."""
    require(may_moderate(viewer))
    found = _held(word_id)
    was = f"{found.word}: {found.action}"
    _put(viewer, found, wanted)
    note = f"{was} → {wanted.word}: {wanted.action}"
    log_act(viewer, Act.CHANGE_WORD, about=found.word, reason=wanted.reason, note=note)


def remove_word(viewer: Viewer, word_id: int) -> None:
    require(may_moderate(viewer))
    found = _held(word_id)
    db.session.delete(found)
    db.session.flush()
    log_act(viewer, Act.REMOVE_WORD, about=found.word)


def check(word: str) -> None:
    """Raises Invalid for what no text could hold, and for what nearly every text does."""
    plain = folded_word(word)
    told = None
    if not plain:
        told = _("Schrijf een woord of een paar woorden, met letters of cijfers.")
    elif STAR in word and len(plain) < SHORTEST_PART:
        told = _("Met een sterretje erbij heeft een woord minstens %(least)s letters.", least=3)
    elif STAR in word.strip().strip(STAR):
        told = _("Een sterretje staat alleen aan het begin of aan het eind.")
    if told:
        raise Invalid(told, code="bad_word", errors={"word": [told]})


def key_of(word: str) -> str:
    bare = word.strip()
    before = STAR if bare.startswith(STAR) else ""
    return f"{before}{folded_word(bare)}{STAR if bare.endswith(STAR) else ''}"


def _put(viewer: Viewer, found: WatchedWord, wanted: Wanted) -> None:
    check(wanted.word)
    replaces = wanted.action == Action.REPLACE
    try:
        with db.session.begin_nested():
            found.word, found.key = wanted.word, key_of(wanted.word)
            found.action, found.reason = wanted.action, wanted.reason
            found.replacement = wanted.replacement if replaces else ""
            found.kept_by, found.kept_at = viewer.member_id, clock.now()
            found.mark = randbits(48)
            db.session.add(found)
    except IntegrityError as error:
        told = _("Dit woord staat al op de lijst.")
        raise Conflict(told, code="word_taken", errors={"word": [told]}) from error


def _held(word_id: int) -> WatchedWord:
    found = db.session.get(WatchedWord, word_id, with_for_update=True)
    if found is None:
        raise NotFound(_("Dit woord staat niet op de lijst."))
    return found
