"""Seeing where one is logged in, and ending that."""

import pytest
from sqlalchemy import select

from forum.accounts.models import Member, Session
from forum.core.db import db
from tests import make
from tests.make import PASSWORD

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def ada(app) -> Member:
    return make.member(username="Ada", password=PASSWORD)


def _log_in(visitor, browser: str = FIREFOX):
    visitor.environ_base["HTTP_USER_AGENT"] = browser
    visitor.submit("/login", username="Ada", password=PASSWORD)
    return visitor


def _sessions() -> list[Session]:
    return list(db.session.scalars(select(Session).order_by(Session.id)))


def test_each_browser_is_named_with_its_last_use(app, visitor, ada):
    _log_in(app.test_client(), PHONE)
    _log_in(visitor)
    page = visitor.get("/settings/sessions").text
    assert "Firefox op Windows" in page
    assert "Safari op iPhone" in page
    assert page.count("(dit apparaat)") == 1
    assert "127.0.0.1" in page


def test_a_program_reads_the_same_list(app, visitor, ada):
    _log_in(visitor)
    (session,) = _sessions()
    answer = app.test_client().bearer(make.token(ada)).get("/api/v1/me/sessions")
    (line,) = answer.json["items"]
    assert (line["id"], line["device"]) == (session.id, "Firefox op Windows")
    assert set(line) == {"id", "device", "address", "created_at", "last_used_at"}


def test_ending_another_browser_is_over_there_at_once(app, visitor, ada):
    other = _log_in(app.test_client(), PHONE)
    _log_in(visitor)
    phone = _sessions()[0]

    answer = visitor.submit(f"/settings/sessions/{phone.id}/end")

    assert answer.location == "/settings/sessions"
    assert other.get("/settings").status_code == 303
    assert visitor.get("/settings").status_code == 200


def test_ending_this_one_is_logging_out(visitor, ada):
    _log_in(visitor)
    answer = visitor.submit(f"/settings/sessions/{_sessions()[0].id}/end")
    assert (answer.location, answer.headers["Clear-Site-Data"]) == ("/", '"cache"')
    assert visitor.get("/settings").status_code == 303


def test_logging_out_everywhere_leaves_only_here(app, visitor, ada):
    others = [_log_in(app.test_client(), PHONE) for _number in range(2)]
    _log_in(visitor)
    key = make.token(ada)

    visitor.submit("/settings/sessions/end")

    assert [other.get("/settings").status_code for other in others] == [303, 303]
    assert visitor.get("/settings").status_code == 200
    assert app.test_client().bearer(key).get("/api/v1/me").status_code == 200


def test_a_program_can_end_them_too(app, visitor, ada):
    _log_in(visitor)
    program = app.test_client().bearer(make.token(ada))
    assert program.delete(f"/api/v1/me/sessions/{_sessions()[0].id}").status_code == 204
    _log_in(visitor)
    assert program.delete("/api/v1/me/sessions").status_code == 204
    assert _sessions() == []


def test_nobody_ends_the_session_of_another(visitor, ada):
    token = make.session(ada)
    visitor.log_in(make.member())
    hers = _sessions()[0].id
    assert visitor.submit(f"/settings/sessions/{hers}/end").status_code == 404
    assert len(_sessions()) == 2
    assert token


def test_nobody_stays_in_longer_than_ninety_days(visitor, ada, time):
    _log_in(visitor)
    for _week in range(12):
        time.pass_time(days=7)
        assert visitor.get("/settings").status_code == 200
    time.pass_time(days=7)
    assert visitor.get("/settings").status_code == 303


@pytest.mark.parametrize(("role", "status"), [("member", 200), ("moderator", 303), ("admin", 303)])
def test_staff_is_logged_out_after_eight_hours_of_nothing(visitor, time, role, status):
    visitor.log_in(make.member(role=role))
    time.pass_time(hours=7, minutes=50)
    assert visitor.get("/settings").status_code == 200
    time.pass_time(hours=8)
    assert visitor.get("/settings").status_code == status


def test_what_is_over_is_not_on_the_list(visitor, time):
    keeper = make.moderator()
    make.session(keeper)
    time.pass_time(hours=9)
    visitor.log_in(keeper)
    assert visitor.get("/settings/sessions").text.count("line-title") == 1
