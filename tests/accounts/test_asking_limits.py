"""How often may be asked from one place, and that who must wait loses nothing."""

from tests import make
from tests.accounts.people import FORM, JSON


def test_too_many_sign_ups_from_one_place_wait_and_lose_nothing(visitor, time):
    for number in range(20):
        made = {"username": f"Lid {number}", "email": f"lid{number}@example.org"}
        assert visitor.post("/api/v1/members", json=JSON | made).status_code == 202
    page = visitor.submit("/register", **FORM)
    sent = visitor.post("/api/v1/members", json=JSON)
    assert (page.status_code, sent.status_code) == (429, 429)
    assert page.headers["Retry-After"] == sent.headers["Retry-After"] == "3600"
    assert 'value="Daniël"' in page.text
    elsewhere = visitor.post(
        "/api/v1/members", json=JSON, environ_base={"REMOTE_ADDR": "192.0.2.1"}
    )
    assert elsewhere.status_code == 202
    time.pass_time(hours=1)
    assert visitor.submit("/register", **FORM | {"username": "Daan"}).status_code == 200


def test_too_many_asks_for_a_new_link_from_one_place_wait(visitor, app):
    """Also by program, and counted together."""
    member = make.member(verified=False)
    program = app.test_client().bearer(make.token(member))
    visitor.log_in(member)
    for _time in range(10):
        assert visitor.submit("/verify/again").status_code == 303
        assert program.post("/api/v1/me/verification").status_code == 202
    page, call = visitor.submit("/verify/again"), program.post("/api/v1/me/verification")
    assert (page.status_code, call.status_code) == (429, 429)
    assert page.headers["Retry-After"] == call.headers["Retry-After"] == "3600"


def test_whoever_asks_for_more_links_than_are_sent_hears_the_same(visitor, smtp, run_worker):
    visitor.log_in(make.member(verified=False, email="ada@example.org"))
    for _time in range(5):
        assert visitor.submit("/verify/again").location == "/verify/again"
    run_worker()
    assert len(smtp.to("ada@example.org")) == 2
