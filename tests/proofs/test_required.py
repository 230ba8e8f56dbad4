"""Where staff must have a second factor, and who lacks it is a reader until it is there."""

import pytest
from flask import Flask
from sqlalchemy import delete

from forum.core.db import db
from forum.proofs.models import Passkey
from tests.core.only import on_sqlite
from tests.make import PASSWORD
from tests.proofs.apps import shown
from tests.visitor import Visitor
from tests.world import STAFF, World
from tests.world.rows import NOT_FOUND, Answer, Row, arrive, collect

pytest_plugins = ["tests.world.settled"]

PAGE, CALL = "/settings/second-factor", "/api/v1/me/second-factor"
MISSING = "second_factor_missing"
SENTENCE = "Stel eerst inloggen in twee stappen in."
NOTICE = "In jouw rol werk je hier met inloggen in twee stappen."
LOCK = {"kind": "lock", "reason": "Het is klaar."}


def _is_fine(answer: Answer) -> bool:
    status, more = answer if isinstance(answer, tuple) else (answer, "")
    return status < 400 and not more.startswith("/login")


def _is_for_staff(row: Row) -> bool:
    for_all = (_is_fine(row.expect[role]) for role in row.expect if role not in STAFF)
    return _is_fine(row.expect["moderator"]) and not any(for_all)


def _is_closed(row: Row) -> bool:
    """About a room that is for some alone: to who lacks the factor it is not there."""
    return "in a room of" in row.about


ALL = [row for row in collect() if _is_fine(row.expect["moderator"])]
ROWS = [row for row in ALL if not _is_closed(row)]
CLOSED = [row for row in ALL if _is_closed(row) and row.expect["member"] in (404, NOT_FOUND)]
FOR_STAFF = [row for row in ROWS if _is_for_staff(row)]
WRITING = [row for row in ROWS if row.expect["suspended"] == (403, "suspended")]


@pytest.fixture(scope="module")
def site(settled: tuple) -> Flask:
    return settled[0]


@pytest.fixture(autouse=True)
def required(site, monkeypatch) -> None:
    monkeypatch.setitem(site.config, "REQUIRE_SECOND_FACTOR", True)


def _asked(visitor, world, row: Row):
    arrive(visitor, world, is_api=row.is_api)
    return row.ask(visitor, world)


def test_there_are_routes_to_refuse():
    assert len(FOR_STAFF) > 25
    assert len(WRITING) > 8
    assert len(CLOSED) > 8


@on_sqlite
def test_nobody_moderates_or_writes_without_one(as_each):
    def check(visitor: Visitor, world: World, row: Row) -> None:
        answer = _asked(visitor, world, row)
        assert answer.status_code == 403
        assert answer.json["code"] == MISSING if row.is_api else SENTENCE in answer.text
        assert row.is_api or f'href="{PAGE}">Inloggen in twee stappen instellen' in answer.text

    as_each(check, [*FOR_STAFF, *WRITING], STAFF)


@on_sqlite
def test_rooms_for_some_alone_are_closed_without_one(as_each):
    def check(visitor: Visitor, world: World, row: Row) -> None:
        assert _asked(visitor, world, row).status_code == 404

    as_each(check, CLOSED, STAFF)


@on_sqlite
def test_nor_does_an_expert(as_each):
    def check(visitor: Visitor, world: World, row: Row) -> None:
        answer = _asked(visitor, world, row)
        assert answer.status_code == 403
        assert answer.json["code"] == MISSING if row.is_api else SENTENCE in answer.text

    as_each(check, WRITING, ("expert",))


@on_sqlite
def test_to_others_a_place_of_staff_stays_what_it_was(as_each):
    as_each(_is_as_before, FOR_STAFF, ("member", "expert"))


@on_sqlite
def test_members_go_on_as_before(as_each):
    as_each(_is_as_before, [row for row in WRITING if row.method != "GET"], ("member",))


def _is_as_before(visitor: Visitor, world: World, row: Row) -> None:
    agreed = row.expect[world.role]
    answer = _asked(visitor, world, row)
    assert answer.status_code == (agreed if isinstance(agreed, int) else agreed[0])


@pytest.mark.parametrize("path", ["/", "/t/{thread}-{slug}", "/t/{members_thread}-{members_slug}"])
def test_they_read_and_are_told_on_every_page(visitor, world, path):
    world = world.as_seen_by("moderator")
    arrive(visitor, world, is_api=False)
    page = visitor.get(world.path(path))
    assert page.status_code == 200
    assert NOTICE in page.text
    assert f'href="{PAGE}"' in page.text


def test_and_members_are_told_nothing(visitor, world):
    arrive(visitor, world.as_seen_by("member"), is_api=False)
    assert NOTICE not in visitor.get("/").text
    assert "In jouw rol" not in visitor.get(PAGE).text


def test_a_moderator_sets_it_up_on_the_page_and_moderates(visitor, world):
    world = world.as_seen_by("moderator")
    arrive(visitor, world, is_api=False)
    lock = f"/moderation/threads/{world.thread}/lock"
    assert visitor.get("/moderation").status_code == 403
    assert visitor.submit(lock, reason="Het is klaar.").status_code == 403

    done = visitor.submit(f"{PAGE}/confirm", code=shown(world.me.factor_key))

    assert done.status_code == 200
    assert NOTICE not in visitor.get("/").text
    assert visitor.get("/moderation").status_code == 200
    assert visitor.submit(lock, reason="Het is klaar.").status_code == 303


def test_and_by_program(visitor, world):
    world = world.as_seen_by("moderator")
    arrive(visitor, world, is_api=True)
    lock = LOCK | {"thread_id": world.thread}
    refused = visitor.post("/api/v1/moderation/actions", json=lock)
    assert (refused.status_code, refused.json["code"]) == (403, MISSING)
    assert "moderate" not in visitor.get("/api/v1/me").json["scopes"]

    assert visitor.put(CALL, json={"code": shown(world.me.factor_key)}).status_code == 200

    assert "moderate" in visitor.get("/api/v1/me").json["scopes"]
    assert visitor.post("/api/v1/moderation/actions", json=lock).status_code == 201


def test_who_takes_it_away_is_told_and_reads_again(visitor, world, time):
    world = world.as_seen_by("admin")
    db.session.execute(delete(Passkey).where(Passkey.id == world.me.passkey))
    arrive(visitor, world, is_api=False)
    visitor.submit(f"{PAGE}/confirm", code=shown(world.me.factor_key))
    assert "In jouw rol is inloggen in twee stappen nodig" in visitor.get(f"{PAGE}/removal").text
    time.pass_time(seconds=30)
    sent = {"password": PASSWORD, "code": shown(world.me.factor_key)}
    assert visitor.submit(f"{PAGE}/removal", **sent).status_code == 303
    assert visitor.get("/moderation").status_code == 403
