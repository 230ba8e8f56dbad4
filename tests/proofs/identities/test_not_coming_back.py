"""Who does not get through: told in plain words, counted, and logged without a secret."""

import logging
from dataclasses import replace

import pytest

from forum.core.oidc import Provider
from tests.neighbours import Neighbours
from tests.proofs.identities.travelling import LOGIN, Traveller, fields_of
from tests.world.answers import everything_kept


def test_who_thinks_better_of_it_reads_that_nothing_changed(traveller, visitor, caplog):
    denied = traveller.neighbours.log_in(traveller.set_out(), "ada", denied="1")
    kept = everything_kept()

    page = visitor.get(f"{LOGIN}/callback", query_string=fields_of(denied))

    assert page.status_code == 403
    assert "bij Buurtlogin niet ingelogd" in page.text
    assert 'href="/login"' in page.text
    assert everything_kept() == kept
    assert "provider_refused" in caplog.text


def test_what_fails_is_counted_by_network_and_what_works_is_not(app, traveller, time):
    for _time in range(25):
        traveller.visitor = app.test_client()
        assert traveller.travel().location == f"{LOGIN}/new"
    for _time in range(20):
        assert traveller.finish(code="x", state="y").status_code == 409

    sent = traveller.come_back()
    full = traveller.finish(**sent)

    assert full.status_code == 429
    assert int(full.headers["Retry-After"]) > 0
    time.pass_time(minutes=16)
    traveller.neighbours.start_again(int(time.at.timestamp()))
    assert traveller.travel().location == f"{LOGIN}/new"


def test_setting_out_too_often_is_stopped(visitor):
    token = visitor.csrf_token()
    sent = [visitor.post(LOGIN, data={"csrf_token": token}).status_code for _time in range(101)]
    assert sent == [200] * 100 + [429]


def test_the_log_tells_why_and_nobodys_secret(traveller, visitor, caplog):
    caplog.set_level(logging.INFO)
    sent = traveller.come_back()
    visitor.get(f"{LOGIN}/callback", query_string=sent)
    traveller.finish(**sent | {"state": "x" * 43})
    traveller.travel("eve")

    said = " ".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    said = " ".join(line for line in said.split() if "urllib3" not in line)
    assert "foreign_state" in said
    for secret in (sent["code"], sent["state"], "ada@example.org", "nummer-eve"):
        assert secret not in said


@pytest.fixture
def with_others(app, other_neighbours: Neighbours):
    """The application set up for a provider that the test may stop."""
    own: Provider = app.extensions["provider"]
    app.extensions["provider"] = replace(own, issuer=other_neighbours.issuer)
    yield other_neighbours
    app.extensions["provider"] = own


def test_a_provider_that_is_away_is_said_so(with_others, visitor):
    traveller = Traveller(visitor, with_others)
    sent = traveller.come_back()
    with_others.stop()

    answer = traveller.finish(**sent)

    assert answer.status_code == 503
    assert "Buurtlogin is even niet bereikbaar" in answer.text
    assert not traveller.is_logged_in()


def test_a_provider_that_was_away_from_the_start_keeps_nobody_from_the_log_in_page(
    with_others, visitor
):
    with_others.stop()
    assert visitor.get("/login").status_code == 200
    answer = visitor.submit(LOGIN)
    assert (answer.status_code, "niet bereikbaar" in answer.text) == (503, True)


def test_what_is_the_providers_fault_is_not_counted(traveller):
    traveller.neighbours.behave(answers={"token": (500, "{}")})
    for _time in range(21):
        assert traveller.travel().status_code == 503
    traveller.neighbours.behave(answers={})
    assert traveller.travel().location == f"{LOGIN}/new"
