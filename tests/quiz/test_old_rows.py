"""The quiz on a database of before it, and back again with what was kept of it."""

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, select

from forum.accounts.viewer import GUEST
from forum.core import clock
from forum.core.db import db
from forum.factsheets import queries
from forum.factsheets.models import Ebook, PublishedClaim
from forum.quiz.models import QuizScore, QuizStatement
from forum.quiz.queries import statements
from forum.quiz.service import keep_score
from tests import make
from tests.quiz.sheets import SLUG, sheet, statement

TABLES = {"quiz_statements", "quiz_scores", "ebooks"}


@pytest.fixture
def keeper(open_site):
    keeper = make.moderator()
    sheet(keeper)
    return keeper


def _tables():
    return TABLES & set(inspect(db.engine).get_table_names())


def test_it_goes_with_all_that_was_kept_and_leaves_the_sheets_as_they_were(keeper):
    made = statement(keeper)
    member = make.member()
    keep_score(make.viewer(member), {made.id: True})
    moment = clock.now()
    db.session.add(Ebook(kind="epub", digest="a", fingerprint="b", size=1, edition=moment))
    db.session.commit()
    claims = [claim.text for claim in db.session.scalars(select(PublishedClaim))]
    db.session.rollback()

    downgrade(revision="0017")
    assert _tables() == set()
    upgrade()

    assert _tables() == TABLES
    for table in (QuizStatement, QuizScore, Ebook):
        assert db.session.scalars(select(table)).all() == []
    assert [claim.text for claim in db.session.scalars(select(PublishedClaim))] == claims
    assert queries.get_sheet(GUEST, SLUG).title == "Over bewegen"


def test_statements_stand_on_claims_that_were_there_before_it(keeper):
    db.session.commit()
    downgrade(revision="0017")
    upgrade()
    made = statement(keeper)
    assert [one.id for one in statements()] == [made.id]
    keep_score(make.viewer(keeper), {made.id: False})
    assert db.session.scalars(select(QuizScore.correct)).all() == [1]


def test_a_statement_of_before_it_had_versions_is_in_its_first(keeper):
    number = statement(keeper).id
    db.session.commit()
    downgrade(revision="0018")
    upgrade()
    assert db.session.get_one(QuizStatement, number).version == 1
