"""What reading an article asks of the database, however long it is and however often it is read."""

import pytest

from forum.core.db import db, transaction
from forum.factsheets import service
from forum.factsheets.article import Kind
from forum.factsheets.models import FactSheet
from tests import make

FEW, MANY = 5, 50
SLOPE = 0.1  # statements a sheet: the driver sends long lists of rows in parts

pytestmark = pytest.mark.usefixtures("app")


def _article(sheets, word="rust"):
    sources = [f"- Jansen A. Slaap {n}. J Nacht. 2020;1(2):{n}. PMID: {n}." for n in (1, 2)]
    heads = [
        f"Wat helpt er in nacht {n}?\nOnderzoek zag dat {word} helpt [{n % 2 + 1}].\n- {word} {n}"
        for n in range(sheets)
    ]
    return "\n".join([*heads, "Bronnen", *sources])


def _swapped(article):
    *lines, first, second = article.split("\n")
    return "\n".join([*lines, second, first])


def _touch_half():
    """Every other draft worked on, so that what is proposed for it waits."""
    for sheet in db.session.query(FactSheet).order_by(FactSheet.id).all()[::2]:
        sheet.body = f"{sheet.body}\nVan een curator [1]."
    db.session.flush()


def _costs(count_queries, viewer, sheets):
    """Statements of each act, one after the other."""
    text, facts = _article(sheets), {"filename": f"{sheets}.txt"}
    seen = {}

    def count(name, act, *args, **about):
        with count_queries() as statements, transaction():
            made = act(*args, **about)
        db.session.expunge_all()
        seen[name] = len(statements)
        return made

    first = count("first", service.import_article, viewer, text.encode(), **facts)
    count("told", service.tell_kinds, viewer, first.id, {2: Kind.CALLOUT})
    newer = {"revision_of": first.id, **facts}
    _touch_half()
    other = _article(sheets, "slaap")
    second = count("revised", service.import_article, viewer, other.encode(), **newer)
    moved = {**facts, "revision_of": second.id}
    third = count("moved", service.import_article, viewer, _swapped(other).encode(), **moved)
    assert (second.report["created"], second.report["waiting"]) == (0, (sheets + 1) // 2)
    assert third.report["waiting"] == (sheets + 1) // 2
    return seen


def test_reading_an_article_costs_as_many_statements_with_many_sheets_as_with_few(count_queries):
    viewer = make.viewer(make.moderator())
    few = _costs(count_queries, viewer, FEW)
    many = _costs(count_queries, viewer, MANY)
    grown = {name: many[name] - few[name] for name in few}
    assert all(more <= SLOPE * (MANY - FEW) for more in grown.values()), grown
