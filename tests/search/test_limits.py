"""Who looks for something without end is told to wait: guests by network, members each."""

import pytest

from forum.core.db import db
from forum.core.throttles import Throttle
from forum.search import limits
from tests import make

PATHS = ("/search?q=rug", "/api/v1/search?q=rug", "/suggestions?q=rug", "/api/v1/suggestions?q=rug")
AWAY = {"REMOTE_ADDR": "203.0.113.7"}


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(limits, "BY_NETWORK", 2)
    monkeypatch.setattr(limits, "BY_MEMBER", 3)


def _statuses(visitor, path, times, **more):
    return [visitor.get(path, **more).status_code for _time in range(times)]


@pytest.mark.parametrize("path", PATHS)
def test_guests_of_a_network_wait_together_and_others_do_not(visitor, time, path):
    assert _statuses(visitor, path, 3) == [200, 200, 429]
    assert visitor.get(path).headers["Retry-After"] == "60"
    assert visitor.get(path, environ_base=AWAY).status_code == 200
    time.pass_time(minutes=2)
    assert visitor.get(path).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_members_wait_each_by_themselves(visitor, path):
    for member in (make.member(), make.member()):
        if path.startswith("/api"):
            visitor.bearer(make.token(member))
        else:
            visitor.log_in(member)
        assert _statuses(visitor, path, 4) == [200, 200, 200, 429]


def test_by_page_or_by_program_is_counted_together_and_what_was_typed_stays(visitor):
    page, call, *_rest = PATHS
    assert _statuses(visitor, page, 1) + _statuses(visitor, call, 1) == [200, 200]
    refused = visitor.get(page)
    assert refused.status_code == 429
    assert 'value="rug"' in refused.text
    assert "Dat waren te veel pogingen" in refused.text
    assert visitor.get(call).json["detail"]


def test_asking_for_nothing_is_not_counted(visitor):
    assert _statuses(visitor, "/search", 4) == [200] * 4
    assert _statuses(visitor, "/search?q=", 2) == [200] * 2
    assert db.session.query(Throttle).count() == 0
