import pytest
from sqlalchemy import select

from forum.accounts.models import Member, Session
from forum.core import clock
from forum.core.db import db
from forum.core.ids import token_hash
from forum.jobs.schedule import tidy
from tests import make
from tests.make import PASSWORD


@pytest.fixture
def ada(app) -> Member:
    return make.member(username="Ada", password=PASSWORD)


def _log_in(visitor) -> None:
    visitor.submit("/login", username="Ada", password=PASSWORD)


def _cookie(visitor) -> str:
    return visitor.get_cookie("session").value


def _copy(app, cookie: str):
    """Somebody else with a copied cookie."""
    thief = app.test_client()
    thief.set_cookie("session", cookie)
    return thief


def _sessions() -> list[Session]:
    return list(db.session.scalars(select(Session).order_by(Session.id)))


def test_every_log_in_makes_a_new_token(visitor, ada):
    visitor.get("/login")
    before = _cookie(visitor)
    _log_in(visitor)
    first = _cookie(visitor)
    _log_in(visitor)

    assert len({before, first, _cookie(visitor)}) == 3
    assert len({session.token_hash for session in _sessions()}) == 2


def test_only_the_hash_of_a_token_is_kept(visitor, ada):
    _log_in(visitor)
    with visitor.session_transaction() as browser:
        token = browser["_user_id"]
    (session,) = _sessions()
    assert session.token_hash == token_hash(token) != token
    assert (session.member_id, session.created_at) == (ada.id, clock.now())


def test_nothing_planted_before_the_log_in_stays(app, visitor, ada):
    """A cookie that somebody else put there opens nothing afterwards."""
    planted = _cookie_of_a_guest(app)
    visitor.set_cookie("session", planted)
    _log_in(visitor)
    assert _copy(app, planted).get("/settings").status_code == 303


def _cookie_of_a_guest(app) -> str:
    guest = app.test_client()
    guest.get("/login")
    return _cookie(guest)


def test_logging_out_kills_the_cookie_and_its_copies(app, visitor, ada):
    _log_in(visitor)
    thief = _copy(app, _cookie(visitor))
    assert thief.get("/settings").status_code == 200

    answer = visitor.submit("/logout")
    assert (answer.status_code, answer.location) == (303, "/")
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert _sessions() == []
    for client in (visitor, thief):
        assert client.get("/settings").status_code == 303


def test_logging_out_here_leaves_other_browsers(app, visitor, ada):
    other = app.test_client().log_in(ada)
    _log_in(visitor)
    visitor.submit("/logout")
    assert other.get("/settings").status_code == 200


def test_logging_out_is_a_form_of_our_own(visitor, ada):
    _log_in(visitor)
    assert visitor.get("/logout").status_code == 405
    assert visitor.post("/logout").status_code == 400
    assert visitor.get("/settings").status_code == 200


def test_logging_out_twice_is_logged_out(visitor, ada):
    _log_in(visitor)
    visitor.submit("/logout")
    assert visitor.submit("/logout").status_code in (303, 401)


def test_a_session_removed_from_the_table_is_over_at_once(visitor, ada):
    _log_in(visitor)
    db.session.delete(_sessions()[0])
    assert visitor.get("/settings").status_code == 303


def test_a_session_lasts_thirty_days_from_its_last_use(visitor, ada, time):
    _log_in(visitor)
    time.pass_time(days=29)
    assert visitor.get("/settings").status_code == 200
    time.pass_time(days=29)
    assert visitor.get("/settings").status_code == 200
    time.pass_time(days=30)
    assert visitor.get("/settings").status_code == 303


def test_old_sessions_are_cleared_away(visitor, ada, time):
    _log_in(visitor)
    time.pass_time(days=20)
    make.session(ada)
    time.pass_time(days=15)
    tidy()
    assert len(_sessions()) == 1


@pytest.mark.parametrize(("minutes", "noted"), [(9, False), (11, True)])
def test_its_last_use_is_noted_every_ten_minutes_at_most(visitor, ada, time, minutes, noted):
    _log_in(visitor)
    before = clock.now()
    time.pass_time(minutes=minutes)
    visitor.get("/")
    assert _sessions()[0].last_used_at == (clock.now() if noted else before)


def test_noting_it_is_two_more_statements_and_no_more(visitor, ada, time, count_queries):
    _log_in(visitor)
    with count_queries() as quiet:
        visitor.get("/help")
    time.pass_time(hours=1)
    with count_queries() as noted:
        visitor.get("/help")
    assert len(noted) == len(quiet) + 2
    changed = [line.split()[1] for line in noted if line.startswith("UPDATE")]
    assert changed == ["members", "sessions"]


def test_a_use_is_noted_apart_from_what_the_page_read(open_site, time):
    """Where a commit is a commit: the note is kept though a GET keeps nothing."""
    visitor = open_site.test_client().log_in(make.member())
    time.pass_time(hours=1)
    visitor.get("/help")
    assert _sessions()[0].last_used_at == clock.now()


@pytest.mark.parametrize(
    "cookie", ["", "abc", "eyJfdXNlcl9pZCI6IjEifQ.aaaa.bbbb", "\xff", "a" * 4000]
)
def test_a_cookie_we_did_not_sign_is_a_guests(app, ada, cookie):
    assert _copy(app, cookie).get("/settings").status_code == 303


@pytest.mark.parametrize("token", ["1", "", None, "\ud800", "x" * 1000])
def test_a_signed_cookie_with_another_token_is_a_guests(app, visitor, ada, token):
    with visitor.session_transaction() as browser:
        browser["_user_id"] = token
    assert visitor.get("/settings").status_code == 303


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(visitor, ada):
    answer = visitor.submit("/login", username="Ada", password=PASSWORD)
    cookie = answer.headers["Set-Cookie"]
    for fact in ("HttpOnly", "SameSite=Lax", "Path=/", "Expires="):
        assert fact in cookie
    assert "Domain" not in cookie


def test_a_changed_standing_counts_from_the_next_request(visitor, ada):
    _log_in(visitor)
    assert visitor.get("/moderation").status_code == 404
    db.session.get(Member, ada.id).role = "moderator"
    assert visitor.get("/moderation").status_code == 200
