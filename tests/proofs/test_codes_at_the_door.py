"""A log-in of who is asked for a code too: by two pages, by one, and by a program."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from forum.accounts.models import Session, Token
from forum.core.db import db, transaction
from tests import make
from tests.make import PASSWORD
from tests.proofs.apps import on_paper, shown, with_app
from tests.proofs.doors import WAYS_IN, by_program

IN, OUT = (201, 303), 401

pytestmark = pytest.mark.parametrize("log_in", WAYS_IN)


@pytest.fixture
def key(ada) -> str:
    """Of the app that Ada is asked for."""
    return with_app(ada)


def _is_in() -> bool:
    return bool(db.session.scalar(select(func.count(Session.id)))) or bool(
        db.session.scalar(select(func.count(Token.id)))
    )


def test_the_password_alone_opens_nothing(visitor, key, log_in):
    visitor.submit("/login", username="Ada", password=PASSWORD)
    answer = by_program(visitor, "")

    assert (answer.status_code, answer.json["code"]) == (401, "second_factor_required")
    assert visitor.get("/settings").status_code == 303
    assert not _is_in()


def test_the_code_of_now_opens_the_door(visitor, key, log_in):
    assert log_in(visitor, shown(key)).status_code in IN
    assert _is_in()


@pytest.mark.parametrize("space", [" ", "-", "  "])
def test_a_code_may_be_typed_as_it_is_read(visitor, key, log_in, space):
    code = shown(key)
    assert log_in(visitor, f" {code[:3]}{space}{code[3:]} ").status_code in IN


@pytest.mark.parametrize("typed", ["12345", "1234567", "x", "٣٤٥٦٧٨", "%s", "é" * 40])
def test_any_other_opens_nothing(visitor, key, log_in, typed):
    assert log_in(visitor, typed).status_code == OUT
    assert not _is_in()


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_off(visitor, key, log_in, steps, opens):
    answer = log_in(visitor, shown(key, steps=steps))
    assert (answer.status_code in IN) is opens
    assert _is_in() is opens


def test_a_code_is_good_once(app, visitor, key, log_in):
    code = shown(key)
    assert log_in(visitor, code).status_code in IN
    for way in WAYS_IN:
        assert way(app.test_client(), code).status_code == OUT


def test_an_earlier_code_is_not_good_after_a_later_one(app, visitor, key, log_in):
    assert log_in(visitor, shown(key)).status_code in IN
    assert log_in(app.test_client(), shown(key, steps=-1)).status_code == OUT


def test_the_next_code_is_good_again(app, visitor, key, log_in, time):
    assert log_in(visitor, shown(key)).status_code in IN
    time.pass_time(seconds=30)
    assert log_in(app.test_client(), shown(key)).status_code in IN


def test_the_code_of_another_member_opens_nothing(visitor, key, log_in):
    bob = make.member(username="Bob")
    theirs, paper = with_app(bob), on_paper(bob)
    assert log_in(visitor, shown(theirs)).status_code == OUT
    assert log_in(visitor, paper).status_code == OUT


def test_a_code_on_paper_is_good_once(app, visitor, ada, key, log_in):
    paper, other = on_paper(ada), on_paper(ada)
    assert log_in(visitor, paper.upper().replace("-", " ")).status_code in IN
    assert log_in(app.test_client(), paper).status_code == OUT
    assert log_in(app.test_client(), other).status_code in IN


def test_after_five_wrong_codes_one_waits_and_is_told_how_long(visitor, key, log_in, time):
    wrong = shown(key, steps=-2)
    assert [log_in(visitor, wrong).status_code for _time in range(5)] == [OUT] * 5
    time.pass_time(minutes=5)
    sixth = log_in(visitor, shown(key))

    assert (sixth.status_code, sixth.headers["Retry-After"]) == (429, "600")
    assert not _is_in()
    time.pass_time(minutes=10)
    assert log_in(visitor, shown(key)).status_code in IN


def test_of_eight_log_ins_with_one_code_one_succeeds(open_site, run_parallel, log_in):
    with transaction():
        key = with_app(make.member(username="Ada", password=PASSWORD))

    def enter() -> int:
        return log_in(open_site.test_client(), shown(key)).status_code

    statuses = Counter(run_parallel([enter] * 8))
    assert sum(statuses[status] for status in IN) == 1, statuses
    assert set(statuses) <= {*IN, OUT, 429}
    kept = Token if log_in is by_program else Session
    assert db.session.scalar(select(func.count(kept.id))) == 1


def test_of_eight_log_ins_with_one_code_on_paper_one_succeeds(open_site, run_parallel, log_in):
    with transaction():
        ada = make.member(username="Ada", password=PASSWORD)
        with_app(ada)
        paper = on_paper(ada)

    statuses = Counter(
        run_parallel([lambda: log_in(open_site.test_client(), paper).status_code] * 8)
    )
    assert sum(statuses[status] for status in IN) == 1, statuses


def test_a_code_beside_a_wrong_password_is_not_used_up(visitor, key, log_in):
    guess = {"username": "Ada", "password": "gok", "code": shown(key)}
    assert visitor.submit("/login", **guess).status_code == OUT
    assert visitor.post("/api/v1/tokens", json=guess | {"name": "p"}).status_code == OUT
    assert log_in(visitor, shown(key)).status_code in IN
