"""Every route, asked by everyone: what it answers, what it shows and what it leaves alone."""

from collections import Counter

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.core.only import on_sqlite
from tests.visitor import Visitor
from tests.world import ROLES, World, answers
from tests.world.rows import Row, arrive, by_room, collect

pytest_plugins = ["tests.world.settled"]

ROOMS = by_room()
ROWS = collect()
# What the letter holds is all that it asks for: no cookie plays a part, and no page of ours.
BY_LETTER = {"/recovery/reminders/stop", "/settings/digest/stop", "/mail/stop", "/mail/bounces"}
# Read as a guest reads it, whoever asks.
THE_SAME_FOR_ALL = ("/feeds/", "/sitemap")
BY_PROGRAMS = {"/feeds/mine/<token>.<feed:shape>"}
FORMS = [row for row in ROWS if row.is_form and row.rule not in BY_LETTER]
CALLS = [row for row in ROWS if row.is_api]
CHANGES = [row for row in CALLS if row.method != "GET"]
# The same for everyone, so nobody asks who is there: not even whether a key still works.
ASK_NOBODY = {
    "/api/v1/openapi.json",
    "/api/v1/rules",
    "/api/v1/rules/versions",
    "/api/v1/rules/versions/<rules_version>",
    "/api/v1/transparency",
    "/api/v1/members",
    "/api/v1/verifications",
    "/api/v1/tokens",
    "/api/v1/password-resets",
    "/api/v1/password-resets/confirm",
    "/api/v1/email-changes/confirm",
}
# Asked with a body, and changing nothing.
ASKED_BY_POST = {
    "/api/v1/quiz/answers",
    "/api/v1/recovery/export.pdf",
    "/api/v1/threads/<id:thread_id>/snapshots/preview",
}
UNASKED = {"HEAD", "OPTIONS"}


@pytest.fixture(scope="module")
def site(settled: tuple) -> Flask:
    """So that `app` undoes each test back to the world."""
    return settled[0]


def test_every_route_has_its_row(site):
    """And every row its route."""
    routes = {
        (method, rule.rule)
        for rule in site.url_map.iter_rules()
        for method in rule.methods - UNASKED
    }
    assert {(row.method, row.rule) for row in ROWS} == routes


def test_every_row_has_a_name_of_its_own_and_all_the_roles():
    assert [name for name, times in Counter(map(str, ROWS)).items() if times > 1] == []
    assert [str(row) for row in ROWS if set(row.expect) != set(ROLES)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_everyone_gets_the_answer_that_was_agreed(as_each, untouched, room: str):
    def check(visitor: Visitor, world: World, row: Row) -> None:
        assert _rule_of(visitor.application, row, world) == row.rule
        arrive(visitor, world, is_api=row.is_api)
        before = answers.writes()
        answer = row.ask(visitor, world)
        _check(answer, row, world)
        if row.method == "GET" or answer.status_code >= 400:
            answers.is_untouched(before, untouched)
        if row.missing and (answer.status_code == 404 or world.role == "guest"):
            answers.is_like(answer, row.ask(visitor, world, row.missing))

    as_each(check, ROOMS[room])


def _check(answer: TestResponse, row: Row, world: World) -> None:
    answers.is_as_agreed(answer, row.expect[world.role])
    answers.is_guarded(answer)
    open_to_all = row.rule.startswith(THE_SAME_FOR_ALL) and row.rule not in BY_PROGRAMS
    answers.keeps_secrets(answer, world.as_seen_by("guest") if open_to_all else world, row)
    if answer.status_code in (401, 404) and not row.is_api:
        _check_refusal(answer, row, world)


def _check_refusal(answer: TestResponse, row: Row, world: World) -> None:
    if answer.status_code == 401:
        answers.keeps_what_was_typed(answer, row, world)
    elif world.role == "guest" and row.rule not in BY_PROGRAMS:
        answers.offers_login(answer)


@on_sqlite
def test_a_form_from_elsewhere_changes_nothing(as_each, untouched):
    """A form without the token of its page, though the cookie comes along."""

    def check(visitor: Visitor, world: World, row: Row) -> None:
        arrive(visitor, world, is_api=False)
        before = answers.writes()
        answer = visitor.post(world.path(row.path), data=row.sent(world))
        answers.is_as_agreed(answer, 400)
        answers.is_untouched(before, untouched)

    as_each(check, FORMS, ("admin",))


@on_sqlite
def test_a_form_sent_after_its_session_ended_is_not_lost(as_each, untouched):
    def check(visitor: Visitor, world: World, row: Row) -> None:
        before = answers.writes()
        answer = visitor.post(world.path(row.path), data=row.sent(world))
        answers.is_as_agreed(answer, 401)
        answers.keeps_what_was_typed(answer, row, world)
        answers.keeps_secrets(answer, world, row)
        answers.is_untouched(before, untouched)

    as_each(check, FORMS, ("guest",))


@on_sqlite
def test_a_key_that_is_not_ours_is_refused(as_each):
    def check(visitor: Visitor, world: World, row: Row) -> None:
        answer = row.ask(visitor.bearer("0" * 43), world)
        refused = (401, "invalid_token")
        asks_nobody = row.rule in ASK_NOBODY and row.expect["guest"] != (401, "login_required")
        answers.is_as_agreed(answer, row.expect["guest"] if asks_nobody else refused)

    as_each(check, CALLS, ("guest",))


@on_sqlite
def test_a_cookie_never_opens_the_api(as_each):
    def check(visitor: Visitor, world: World, row: Row) -> None:
        arrive(visitor, world.as_seen_by("admin"), is_api=False)
        answer = row.ask(visitor, world)
        answers.is_as_agreed(answer, row.expect["guest"])
        answers.keeps_secrets(answer, world, row)

    as_each(check, CALLS, ("guest",))


@on_sqlite
def test_a_key_for_reading_changes_nothing(as_each, untouched):
    def check(visitor: Visitor, world: World, row: Row) -> None:
        before = answers.writes()
        answer = row.ask(visitor.bearer(world.reading_key), world)
        if row.rule not in ASK_NOBODY:
            assert answer.status_code in (403, 404) or row.rule in ASKED_BY_POST
            answers.is_untouched(before, untouched)

    as_each(check, CHANGES, ("admin",))


def _rule_of(site: Flask, row: Row, world: World) -> str:
    path = world.path(row.path).partition("?")[0]
    return site.url_map.bind("localhost").match(path, row.method, return_rule=True)[0].rule
