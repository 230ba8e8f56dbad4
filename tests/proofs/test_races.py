"""Many at the same moment: one wins, nobody sees a 500, and no code too many is good."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from forum.core.db import db, transaction
from forum.proofs.models import Authenticator, BackupCode
from tests import make
from tests.make import PASSWORD
from tests.proofs.apps import begin_app, on_paper, shown, with_app
from tests.proofs.doors import Call

CROWD = 6
BOTH = {"password": PASSWORD}


def _count(kind) -> int:
    return db.session.scalar(select(func.count(kind.id)))


@pytest.fixture
def ask(open_site):
    """Call it for what a program of Ada's asks for, as an act that answers a status."""
    with transaction():
        ada = make.member(username="Ada", password=PASSWORD)
        token = make.token(ada)

    def asking(method: str, path: str = "", **sent):
        def act() -> int:
            program = open_site.test_client().bearer(token)
            return program.open(Call.address + path, method=method, json=sent).status_code

        return act

    asking.member = ada
    return asking


def test_beginning_at_once_leaves_one_key(ask, run_parallel):
    assert set(run_parallel([ask("POST", **BOTH)] * CROWD)) <= {201, 409}
    assert _count(Authenticator) == 1


def test_confirming_at_once_gives_ten_codes_to_one(ask, run_parallel):
    with transaction():
        key = begin_app(ask.member)
    statuses = Counter(run_parallel([ask("PUT", code=shown(key))] * CROWD))
    assert statuses[200] == 1
    assert set(statuses) <= {200, 409, 429}
    assert _count(BackupCode) == 10


def test_new_codes_asked_at_once_are_ten(ask, run_parallel):
    with transaction():
        with_app(ask.member)
        papers = [on_paper(ask.member) for _number in range(5)]
    acts = [ask("POST", "/backup-codes", **BOTH, code=code) for code in papers]
    statuses = Counter(run_parallel(acts))
    assert statuses[201] >= 1
    assert set(statuses) <= {201, 401}
    assert _count(BackupCode) == 10


def test_of_taking_away_and_renewing_at_once_no_code_is_left_behind(ask, run_parallel):
    with transaction():
        with_app(ask.member)
        papers = [on_paper(ask.member) for _number in range(4)]
    acts = [ask("POST", "/backup-codes", **BOTH, code=code) for code in papers[:2]]
    acts += [ask("DELETE", **BOTH, code=code) for code in papers[2:]]
    statuses = run_parallel(acts)
    assert set(statuses) <= {201, 204, 401, 404}
    assert _count(Authenticator) == (0 if 204 in statuses else 1)
    assert _count(BackupCode) == (0 if 204 in statuses else 10)
