"""A sheet with claims, and the statements on them."""

from dataclasses import replace
from types import SimpleNamespace

from sqlalchemy import select, update

from forum.core.db import db
from forum.factsheets import service as factsheets
from forum.factsheets.claims import ClaimText
from forum.factsheets.models import FactSheet, PublishedSource, Reference
from forum.factsheets.service import SheetChange
from forum.factsheets.service.shown import weigh_sources
from forum.quiz import service
from forum.quiz.models import QuizStatement
from forum.quiz.service import Wording
from tests import make

SLUG = "over-bewegen"
CLAIMS = [ClaimText("Bewegen mag.", (1,)), ClaimText("Rusten mag ook.")]
WORDING = Wording("Bewegen is slecht.", False, "Bewegen mag, als het je bevalt.", f"{SLUG}#1")


def source(number: int = 1) -> SimpleNamespace:
    texts = dict.fromkeys(("journal", "year", "volume", "issue", "pages"), "")
    ids = {"doi": f"10.1000/{number}", "pmid": None, "pmcid": None}
    title = {"title": f"On moving {number}", "authors": ["Jansen A"]}
    return SimpleNamespace(number=number, **title, **texts, **ids)


def sheet(keeper, *, slug: str = SLUG, claims=CLAIMS, **facts) -> FactSheet:
    columns = {"title": "Over bewegen", "summary": "In een zin.", "body": "Een alinea. [1]"}
    made = factsheets.write_sheet(
        make.viewer(keeper),
        slug,
        columns={**columns, "origin": "artikel", **facts},
        claims=claims,
        publications=[source()],
    )
    factsheets.publish(make.viewer(keeper), slug, reason="Eerste versie")
    db.session.commit()
    return made


def rewrite(keeper, claims: str, *, slug: str = SLUG) -> None:
    """What readers see from now on."""
    factsheets.edit_sheet(make.viewer(keeper), slug, SheetChange(claims=claims))
    factsheets.publish(make.viewer(keeper), slug, reason="Bijgewerkt")
    db.session.commit()


def found_out(sheet_id: int, status: str) -> None:
    """What became of the sources of a sheet."""
    behind = select(PublishedSource.reference_id).where(PublishedSource.sheet_id == sheet_id)
    db.session.execute(update(Reference).where(Reference.id.in_(behind)).values(status=status))
    weigh_sources([sheet_id])
    db.session.commit()


def withdraw(sheet_id: int) -> None:
    gone = update(FactSheet).where(FactSheet.id == sheet_id).values(published_number=None)
    db.session.execute(gone)
    db.session.commit()


def statement(keeper, **facts) -> QuizStatement:
    return service.add_statement(make.viewer(keeper), replace(WORDING, **facts))
