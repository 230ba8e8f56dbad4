"""Several questions asked in one statement answer as each would by itself."""

from datetime import datetime

from sqlalchemy import JSON, cast, literal, null, select

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core import vault
from forum.core.db import UTCDateTime, db
from forum.core.questions import Question, ask_together
from tests import make


def _names() -> Question[list[str]]:
    query = select(Category.name, Category.position)
    return Question(query, lambda rows: sorted(row.name for row in rows))


def _joined() -> Question[list[datetime]]:
    return Question(select(Member.joined_at), lambda rows: [row.joined_at for row in rows])


def test_each_gets_its_own_rows(app):
    make.category(name="Nek")
    make.category(name="Hals")
    member = make.member()
    db.session.flush()

    answers = ask_together(names=_names(), joined=_joined())

    assert answers == {"names": ["Hals", "Nek"], "joined": [member.joined_at]}
    assert _names().ask() == ["Hals", "Nek"]


def test_they_cost_one_statement(app, count_queries):
    with count_queries() as seen:
        ask_together(names=_names(), joined=_joined(), nothing=None)
    assert len(seen) == 1


def test_no_question_has_no_answer_and_costs_nothing(app, count_queries):
    with count_queries() as seen:
        assert ask_together(draft=None) == {"draft": None}
    assert len(seen) == 0


def test_what_is_kept_sealed_or_as_json_is_opened_whichever_question_comes_first(app):
    sealed = Question(
        select(literal("geheim", vault.Sealed).label("note")), lambda rows: rows[0].note
    )
    listed = Question(select(cast("[1]", JSON).label("all")), lambda rows: len(rows))
    empty = Question(select(cast(null(), UTCDateTime()).label("at")), lambda rows: rows[0].at)

    for order in ((sealed, listed, empty), (empty, listed, sealed)):
        answers = ask_together(**{f"n{at}": question for at, question in enumerate(order)})
        assert set(map(str, answers.values())) == {"geheim", "1", "None"}
