"""Guessing is stopped, whatever it looks like; a member is not locked out by it for long."""

import pytest

from forum.proofs.service.proving import BY_DEVICE, BY_NAME, BY_NETWORK, WINDOW
from tests import make
from tests.make import PASSWORD

MINUTES = int(WINDOW.total_seconds() // 60)


@pytest.fixture
def ada(app):
    return make.member(username="Ada", password=PASSWORD, email="ada@example.org")


def _from(visitor, address: str):
    visitor.environ_base["REMOTE_ADDR"] = address
    return visitor


def _page(visitor, name: str, password: str, **headers):
    form = {"csrf_token": visitor.csrf_token(), "username": name, "password": password}
    return visitor.post("/login", data=form, headers=headers)


def _program(visitor, name: str, password: str, **headers):
    body = {"username": name, "password": password, "name": "x"}
    return visitor.post("/api/v1/tokens", json=body, headers=headers)


DOORS = pytest.mark.parametrize(("try_", "right"), [(_page, 303), (_program, 201)])


@DOORS
@pytest.mark.parametrize("name", ["Ada", "niemand"])
def test_the_eleventh_guess_is_refused_also_for_who_does_not_exist(app, ada, try_, right, name):
    statuses = [
        try_(_from(app.test_client(), f"203.0.113.{number}"), name, "fout").status_code
        for number in range(BY_NAME.most + 2)
    ]
    assert statuses == [401] * BY_NAME.most + [429] * 2


@DOORS
def test_it_says_when_to_come_back_and_then_the_right_one_works(visitor, ada, time, try_, right):
    for _guess in range(BY_NAME.most):
        try_(visitor, "Ada", "fout")
    time.pass_time(minutes=5)
    refused = try_(visitor, "Ada", PASSWORD)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == str((MINUTES - 5) * 60)
    assert "te veel pogingen" in refused.text

    time.pass_time(minutes=MINUTES - 5)
    assert try_(visitor, "Ada", PASSWORD).status_code == right


def test_going_on_guessing_does_not_make_it_last_longer(visitor, ada, time):
    for _minute in range(MINUTES):
        for _guess in range(BY_NAME.most):
            _program(visitor, "Ada", "fout")
        time.pass_time(minutes=1)
    assert _program(visitor, "Ada", PASSWORD).status_code == 201


VARIANTS = [
    {"X-Forwarded-For": "198.51.100.7"},
    {"X-Real-IP": "198.51.100.7"},
    {"Forwarded": "for=198.51.100.7"},
    {"X-Forwarded-Host": "elders.example"},
    {"User-Agent": "Iets anders"},
    {"X-HTTP-Method-Override": "PUT"},
]


@pytest.mark.parametrize("headers", VARIANTS, ids=lambda headers: next(iter(headers)))
def test_no_header_starts_the_count_again(visitor, ada, headers):
    for _guess in range(BY_NAME.most):
        _program(visitor, "Ada", "fout")
    assert _program(visitor, "Ada", PASSWORD, **headers).status_code == 429


@pytest.mark.parametrize("name", ["ADA", "ada ", " Ada", "A.d.a", "Àda", "\uff21da"])
def test_another_way_to_write_the_name_is_the_same_name(visitor, ada, name):
    for _guess in range(BY_NAME.most):
        _program(visitor, "Ada", "fout")
    assert _program(visitor, name, PASSWORD).status_code == 429


def test_the_two_doors_share_one_count(visitor, ada):
    for _guess in range(BY_NAME.most // 2):
        _program(visitor, "Ada", "fout")
        _page(visitor, "Ada", "fout")
    assert _page(visitor, "Ada", PASSWORD).status_code == 429
    assert _program(visitor, "Ada", PASSWORD).status_code == 429


def test_a_count_does_not_tell_which_name_has_which_address(visitor, ada):
    for _guess in range(BY_NAME.most):
        _program(visitor, "Ada", "fout")
    assert _program(visitor, "ada@example.org", "fout").status_code == 401


def test_one_network_cannot_try_one_password_on_everybody(app, time):
    statuses = [
        _program(_from(app.test_client(), f"2001:db8::{number:x}"), f"lid {number}", "welkom01")
        for number in range(BY_NETWORK.most + 1)
    ]
    assert [answer.status_code for answer in statuses] == [401] * BY_NETWORK.most + [429]
    elsewhere = _from(app.test_client(), "2001:db8:0:1::1")
    assert _program(elsewhere, "lid 1000", "welkom01").status_code == 401


def test_getting_in_costs_nothing(visitor, ada):
    for _time in range(BY_NAME.most + 2):
        assert _program(visitor, "Ada", PASSWORD).status_code == 201


def test_strangers_never_lock_out_a_device_that_was_here_before(app, visitor, ada):
    _page(visitor, "Ada", PASSWORD)
    visitor.submit("/logout")
    for _guess in range(BY_NAME.most + 1):
        refused = _page(app.test_client(), "Ada", "fout")
    assert refused.status_code == 429
    assert _page(visitor, "Ada", PASSWORD).status_code == 303


def test_a_known_device_may_not_guess_for_ever_either(visitor, ada):
    _page(visitor, "Ada", PASSWORD)
    statuses = [_page(visitor, "Ada", "fout").status_code for _guess in range(BY_DEVICE.most + 1)]
    assert statuses == [401] * BY_DEVICE.most + [429]


def test_a_device_known_to_one_member_is_a_stranger_to_another(visitor, ada):
    make.member(username="Bea", password=PASSWORD)
    _page(visitor, "Bea", PASSWORD)
    for _guess in range(BY_NAME.most):
        _page(visitor, "Ada", "fout")
    assert _page(visitor, "Ada", PASSWORD).status_code == 429


@pytest.mark.parametrize("try_", [_page, _program])
def test_a_password_of_a_whole_book_is_a_wrong_one_that_counts(visitor, ada, try_):
    statuses = [
        try_(visitor, "Ada", "x" * 80_000).status_code for _guess in range(BY_NAME.most + 1)
    ]
    assert statuses == [401] * BY_NAME.most + [429]


def test_asking_the_password_again_is_counted(visitor, ada):
    visitor.log_in(ada)
    form = {"name": "Mijn programma", "expires_in_days": "30"}
    answers = [visitor.submit("/settings/tokens", password="fout", **form) for _guess in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert "Retry-After" in answers[-1].headers
    assert "Mijn programma" in answers[-1].text


def test_fifty_guesses_at_once_are_all_counted(open_site, run_parallel):
    def guess() -> int:
        return _program(open_site.test_client(), "niemand", "fout").status_code

    statuses = run_parallel([guess] * 30)
    assert (statuses.count(401), statuses.count(429)) == (BY_NAME.most, 30 - BY_NAME.most)
