"""Keeping the statements of the quiz, and a member's own score."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db, insert_or
from forum.core.errors import Conflict, Invalid, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.models import FactSheet, PublishedClaim
from forum.factsheets.policy import is_read
from forum.quiz.answers import Given, outcome
from forum.quiz.models import QuizScore, QuizStatement
from forum.quiz.policy import may_keep_quiz, may_keep_score
from forum.quiz.queries import get_curated, statements, unknown

STEP = 10  # between positions, so that one fits in between


@dataclass(frozen=True)
class Wording:
    """A statement as it is written. `claim` is `<slug>#<key>`; without a position it comes last,
    or stays where it is."""

    statement: str
    answer: bool
    explanation: str
    claim: str
    position: int | None = None

    @property
    def columns(self) -> dict[str, Any]:
        words = {"statement": self.statement, "answer": self.answer}
        return words | {"explanation": self.explanation}


def add_statement(viewer: Viewer, wording: Wording) -> QuizStatement:
    """Raises Invalid for a claim that readers do not see."""
    require(may_keep_quiz(viewer))
    made = QuizStatement(**wording.columns, position=wording.position or _last() + STEP)
    _put_on(made, _claim(wording.claim))
    db.session.add(made)
    db.session.flush()
    return made


def add_ready(viewer: Viewer, *, key: str, slug: str, claim: str, **words: Any) -> bool:
    """One that comes with the forum, unless it is there or has no sheet. Whether it was added.

    Where no claim of the sheet reads as `claim`, it waits for a curator to choose one.
    """
    require(may_keep_quiz(viewer))
    sheet_id = db.session.scalar(select(FactSheet.id).where(FactSheet.slug == slug))
    is_there = select(QuizStatement.id).where(QuizStatement.key == key)
    if sheet_id is None or db.session.scalar(is_there) is not None:
        return False
    made = QuizStatement(**words, key=key, position=_last() + STEP)
    query = _claims().where(PublishedClaim.sheet_id == sheet_id, PublishedClaim.text == claim)
    if found := db.session.scalars(query.limit(1)).first():
        _put_on(made, found)
    else:
        made.sheet_id, made.claim_key, made.since_number = sheet_id, 0, 0
        made.claim_text, made.changed_at = claim, clock.now()
    db.session.add(made)
    db.session.flush()
    return True


def change_statement(
    viewer: Viewer,
    statement_id: int,
    wording: Wording,
    *,
    since: int | None = None,
    version: int | None = None,
) -> QuizStatement:
    """New words, held beside the claim as it reads now: `since` is the version of it that was
    seen, `version` that of the statement. Raises Stale when either is another by now, Invalid for
    a claim that readers do not see."""
    made = _hold(viewer, statement_id)
    if version not in (None, made.version):
        told = _("Deze stelling is intussen bewerkt. Je tekst staat er nog.")
        raise Stale(told, version=made.version)
    claim = _claim(wording.claim)
    is_same = (claim.sheet_id, claim.key) == (made.sheet_id, made.claim_key)
    _require_seen(claim, since if is_same else None)
    for name, value in wording.columns.items():
        setattr(made, name, value)
    made.position = wording.position or made.position
    _put_on(made, claim)
    made.version += 1
    db.session.flush()
    return made


def retire(viewer: Viewer, statement_id: int, *, reason: str) -> QuizStatement:
    """It is not asked until somebody confirms it again. Twice is once."""
    made = _hold(viewer, statement_id)
    if made.retired_at is None:
        made.retired_at, made.reason = clock.now(), reason
        made.changed_at = clock.now()
        made.version += 1
    db.session.flush()
    return made


def renew(viewer: Viewer, statement_id: int, *, since: int | None = None) -> QuizStatement:
    """Statement and claim were held side by side, and still go together. `since` is the version
    of the claim that was seen: Stale when it is another by now. Raises Conflict when something
    stands in the way that reading does not help."""
    made = _hold(viewer, statement_id)
    found = get_curated(viewer, statement_id)
    if not found.is_renewable:
        told = found.rest_words or _("De bewering staat niet op de factsheet. Kies een andere.")
        raise Conflict(told, code="not_renewable")
    claim = _claim(f"{found.shown.factsheet}#{found.shown.claim}")
    _require_seen(claim, since)
    made.retired_at, made.reason = None, ""
    _put_on(made, claim)
    made.version += 1
    db.session.flush()
    return made


def keep_score(viewer: Viewer, given: Given) -> None:
    """In place of the one before. Counted here from the answers; they themselves are not kept.

    Raises Invalid when nothing that is asked was answered.
    """
    require(may_keep_score(viewer))
    found = outcome(statements(), given)
    if not found.total:
        told = _("Er is nog niets beantwoord, dus er is geen uitslag om te bewaren.")
        raise Invalid(told, errors={"answers": [told]})
    score = {"correct": found.correct, "total": found.total, "taken_at": clock.now()}
    row = insert_or(QuizScore).values(member_id=viewer.id, **score)
    db.session.execute(row.on_conflict_do_update(index_elements=["member_id"], set_=score))


def forget_score(viewer: Viewer) -> None:
    """Also when there is none."""
    require(may_keep_score(viewer))
    db.session.execute(delete(QuizScore).where(QuizScore.member_id == viewer.id))


def _hold(viewer: Viewer, statement_id: int) -> QuizStatement:
    require(may_keep_quiz(viewer))
    query = select(QuizStatement).where(QuizStatement.id == statement_id).with_for_update()
    made = db.session.scalar(query, execution_options={"populate_existing": True})
    if made is None:
        raise unknown()
    return made


def _claims() -> Any:
    query = select(PublishedClaim).join(FactSheet, FactSheet.id == PublishedClaim.sheet_id)
    return query.where(is_read(), PublishedClaim.is_gone.is_(False))


def _claim(named: str) -> PublishedClaim:
    slug, _mark, key = named.partition("#")
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 10 else 0
    query = _claims().where(FactSheet.slug == slug, PublishedClaim.key == number)
    found: PublishedClaim | None = db.session.scalars(query).one_or_none()
    if found is None:
        told = _("Kies een bewering van een gepubliceerde factsheet.")
        raise Invalid(told, errors={"claim": [told]})
    return found


def _put_on(made: QuizStatement, claim: PublishedClaim) -> None:
    made.sheet_id, made.claim_key = claim.sheet_id, claim.key
    made.claim_text, made.since_number = claim.text, claim.since_number
    made.changed_at = clock.now()


def _require_seen(claim: PublishedClaim, since: int | None) -> None:
    if since is not None and since != claim.since_number:
        told = _("De bewering is intussen veranderd. Lees haar na en bevestig dan.")
        raise Stale(told)


def _last() -> int:
    return db.session.scalar(select(func.max(QuizStatement.position))) or 0
