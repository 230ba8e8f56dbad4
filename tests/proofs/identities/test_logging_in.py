"""By another provider, as who one is known to be."""

from forum.accounts.models import Member
from tests.accounts.people import find
from tests.proofs.identities.travelling import LOGIN, ask_code_of, identities, rows, totp


def test_the_log_in_page_offers_it_by_name(visitor):
    assert "Inloggen met Buurtlogin" in visitor.get("/login").text


def test_whoever_is_known_is_in_at_once(traveller, app):
    traveller.sign_up()
    traveller.visitor = app.test_client()

    answer = traveller.travel(next="/c/plek?after=20")

    assert (answer.status_code, answer.location) == (303, "/c/plek?after=20")
    assert traveller.is_logged_in()
    assert len(rows(Member)) == len(identities()) == 1


def test_it_is_the_number_that_counts_and_not_the_address(traveller, app):
    """An address may change there, or be given to somebody else."""
    traveller.sign_up()
    traveller.visitor = app.test_client()
    people = {"ada": {"email": "elders@example.org", "email_verified": False}}
    traveller.neighbours.behave(people=people)
    assert traveller.travel().location == "/"

    traveller.visitor = app.test_client()
    traveller.neighbours.behave(
        people={"bob": {"email": "ada@example.org", "email_verified": True}}
    )
    assert traveller.travel("bob").location == f"{LOGIN}/link"


def test_whoever_has_a_second_factor_is_asked_for_it(traveller, app, visitor):
    traveller.sign_up()
    ask_code_of(find("Ada"))
    other = traveller.visitor = app.test_client()

    answer = traveller.travel(next="/settings")

    assert answer.location == "/login/code?next=/settings"
    assert not traveller.is_logged_in()
    assert other.submit("/login/code", code="000000").status_code == 401
    done = other.submit("/login/code", code=totp(), next="/settings")
    assert (done.status_code, done.location) == (303, "/settings")


def test_logging_in_makes_a_new_session(traveller, visitor):
    visitor.get("/login")
    before = visitor.get_cookie("session").value
    traveller.sign_up()
    with visitor.session_transaction() as browser:
        assert set(browser) <= {"_user_id", "_permanent", "csrf_token"}
    assert visitor.get_cookie("session").value != before
