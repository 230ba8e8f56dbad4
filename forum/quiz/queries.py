"""Reading the quiz. Statements are few, so what rests is told apart after reading."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.models import FactSheet, PublishedClaim, SheetVersion
from forum.factsheets.policy import is_read
from forum.factsheets.rows import is_current
from forum.quiz.models import QuizScore, QuizStatement
from forum.quiz.policy import may_keep_quiz
from forum.quiz.reasons import why_resting
from forum.quiz.views import ClaimChoice, CuratedStatement, Score, Statement

MOST = 10  # about two minutes; what comes after them waits for a place


def statements() -> Sequence[Statement]:
    """What is asked now, in its order: the same for everyone."""
    rows = db.session.execute(_lines()).all()
    return [one.shown for one in map(_show, rows) if one.rest is None][:MOST]


def get_statement(statement_id: int) -> Statement:
    """One that is asked now. Raises NotFound."""
    for one in statements():
        if one.id == statement_id:
            return one
    raise unknown()


def curated(viewer: Viewer) -> Sequence[CuratedStatement]:
    """All of them, for curators, with why some rest. Raises Refused."""
    require(may_keep_quiz(viewer))
    return [_show(row) for row in db.session.execute(_lines())]


def get_curated(viewer: Viewer, statement_id: int) -> CuratedStatement:
    """Raises NotFound."""
    require(may_keep_quiz(viewer))
    row = db.session.execute(_lines().where(QuizStatement.id == statement_id)).one_or_none()
    if row is None:
        raise unknown()
    return _show(row)


def claim_choices(viewer: Viewer) -> Sequence[ClaimChoice]:
    """Every claim that readers see, by the title of its sheet."""
    require(may_keep_quiz(viewer))
    query = (
        select(FactSheet.slug, SheetVersion.title, PublishedClaim.key, PublishedClaim.text)
        .join(SheetVersion, is_current())
        .join(PublishedClaim, PublishedClaim.sheet_id == FactSheet.id)
        .where(is_read(), PublishedClaim.is_gone.is_(False))
        .order_by(SheetVersion.title, FactSheet.id, PublishedClaim.position)
    )
    rows = db.session.execute(query)
    return [ClaimChoice(f"{row.slug}#{row.key}", f"{row.title}: {row.text}") for row in rows]


def find_score(viewer: Viewer) -> Score | None:
    """The viewer's own."""
    if viewer.id is None:
        return None
    columns = (QuizScore.correct, QuizScore.total, QuizScore.taken_at)
    query = select(*columns).where(QuizScore.member_id == viewer.id)
    row = db.session.execute(query).one_or_none()
    return Score(*row) if row else None


def unknown() -> NotFound:
    return NotFound(_("Deze stelling bestaat niet, of zit niet meer in de quiz."))


def _lines() -> Select[*tuple[Any, ...]]:
    """Every statement with its claim as readers see it, where they do."""
    there = and_(
        PublishedClaim.sheet_id == QuizStatement.sheet_id,
        PublishedClaim.key == QuizStatement.claim_key,
        PublishedClaim.is_gone.is_(False),
    )
    return (
        select(
            QuizStatement,
            FactSheet.slug,
            FactSheet.title,
            FactSheet.origin,
            is_read().label("is_read"),
            SheetVersion.title.label("shown_title"),
            SheetVersion.call_now,
            PublishedClaim,
        )
        .join(FactSheet, FactSheet.id == QuizStatement.sheet_id)
        .outerjoin(SheetVersion, is_current())
        .outerjoin(PublishedClaim, there)
        .order_by(QuizStatement.position, QuizStatement.id)
    )


def _show(row: Any) -> CuratedStatement:
    made: QuizStatement = row.QuizStatement
    claim: PublishedClaim | None = row.PublishedClaim
    return CuratedStatement(
        shown=_statement(row, made, claim),
        key=made.key,
        made_for=made.claim_text,
        since=claim.since_number if claim else None,
        rest=why_resting(
            is_retired=made.retired_at is not None,
            is_read=bool(row.is_read),
            made_for=made.since_number,
            since=claim.since_number if claim else None,
            status=claim.source_status if claim else None,
        ),
        reason=made.reason,
        retired_at=made.retired_at,
        changed_at=made.changed_at,
        version=made.version,
    )


def _statement(row: Any, made: QuizStatement, claim: PublishedClaim | None) -> Statement:
    return Statement(
        id=made.id,
        position=made.position,
        statement=made.statement,
        answer=made.answer,
        explanation=made.explanation,
        factsheet=row.slug,
        title=row.shown_title or row.title,
        origin=row.origin,
        call_now=bool(row.call_now),
        claim=made.claim_key,
        claim_text=claim.text if claim else "",
        source_count=claim.source_count if claim else 0,
        source_status=claim.source_status if claim else "unknown",
    )
