"""Threads from before their words were kept are found by them after migrating."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from forum.core.db import db
from forum.core.terms import terms
from tests.databases import Postgresql, Sqlite
from tests.site import build, closing

TITLES = {1: "Wandelen met hernia\u2019s", 2: "Hoe is het?", 3: "Slapen", 2500: "Café"}


@pytest.fixture
def old_site(database: Sqlite | Postgresql) -> Iterator[Flask]:
    """The application on a database as it was just before."""
    with database.empty() as url:
        site = build(url)
        with closing(site), site.app_context():
            upgrade(revision="0009")
            yield site


def _write(titles: dict[int, str]) -> None:
    place = "insert into categories (id, slug, name, description, position, thread_count,"
    place += " public_thread_count) values (1, 'rug', 'Rug', '', 1, 0, 0)"
    thread = "insert into threads (id, category_id, kind, visibility, title, slug, created_at,"
    thread += " last_post_at, last_number, reply_count) values (:id, 1, 'discussion', 'public',"
    thread += " :title, 'x', '2030-01-01 00:00:00+00:00', '2030-01-01 00:00:00+00:00', 1, 0)"
    with db.engine.begin() as connection:
        connection.execute(text(place))
        connection.execute(text(thread), [{"id": id, "title": titles[id]} for id in titles])


def _kept() -> set[tuple[int, str]]:
    with db.engine.connect() as connection:
        rows = connection.execute(text("select thread_id, term from thread_terms")).all()
    return {(row.thread_id, row.term) for row in rows}


def test_the_words_of_every_title_are_filled_in(old_site):
    _write(TITLES | {number: f"Titel {number}" for number in range(10, 1200)})
    upgrade(revision="0045")
    found = _kept()
    assert {row for row in found if row[0] in TITLES} == {
        (number, term) for number, title in TITLES.items() for term in terms(title)
    }
    assert {(1199, "titel"), (1199, "1199")} <= found


def test_and_they_go_with_their_table(old_site):
    _write(TITLES)
    upgrade(revision="0045")
    downgrade(revision="0009")
    upgrade(revision="0045")
    assert (3, "slaap") in _kept()
