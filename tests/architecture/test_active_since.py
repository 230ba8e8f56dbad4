"""Members who were there before it was kept when they were last active get the best known date."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import DateTime, MetaData, Table, insert, select, text

from forum.core.db import db
from tests.databases import Postgresql, Sqlite
from tests.site import build, closing

JOINED, EARLY, LATE = (datetime(year, 3, 4, 5, 6, 7, 8, UTC) for year in (2026, 2027, 2028))
BEFORE, AFTER = "0008", "0009"


@pytest.fixture
def site_before(database: Sqlite | Postgresql) -> Iterator[Flask]:
    """The application on the schema that the release before this one leaves."""
    with database.empty() as url:
        site = build(url)
        with closing(site), site.app_context():
            upgrade(revision=BEFORE)
            yield site


class Rows:
    """What that release wrote: times as this database keeps them, and what else is not null."""

    def __init__(self) -> None:
        self.metadata, self.made = MetaData(), 0

    def add(self, table: str, **values) -> int:
        self.made += 1
        found = Table(table, self.metadata, autoload_with=db.engine)
        needed = [column for column in found.c if not column.nullable and column.name != "id"]
        filled = {column.name: self._something(column) for column in needed} | values
        with db.engine.begin() as connection:
            added = insert(found).values(filled).returning(found.c.id)
            return connection.execute(added).scalar_one()

    def _something(self, column):
        if isinstance(column.type, DateTime):
            return JOINED
        return column.type.python_type(self.made)

    def member(self, **values) -> int:
        return self.add("members", joined_at=JOINED, **values)

    def post(self, member_id: int, at: datetime) -> None:
        place = self.add("categories")
        thread = self.add("threads", category_id=place)
        voice = self.add("voices", thread_id=thread, member_id=member_id)
        self.add("posts", thread_id=thread, voice_id=voice, number=1, created_at=at)


def _last_active() -> dict[int, datetime | None]:
    members = Table("members", MetaData(), autoload_with=db.engine)
    wanted = select(members.c.id, members.c.last_active_at)
    with db.engine.connect() as connection:
        rows = connection.execute(wanted).all()
    return {row.id: row.last_active_at and row.last_active_at.replace(tzinfo=UTC) for row in rows}


@pytest.mark.usefixtures("site_before")
def test_the_newest_of_what_is_known_is_filled_in():
    rows = Rows()
    joined, seen, wrote, both, called = (rows.member() for _member in range(5))
    kept, gone = rows.member(last_active_at=EARLY), rows.member(erased_at=LATE)
    for member, at in ((seen, EARLY), (seen, LATE), (both, EARLY), (kept, LATE), (gone, LATE)):
        rows.add("sessions", member_id=member, last_used_at=at)
    rows.post(wrote, EARLY)
    rows.post(both, LATE)
    rows.add("tokens", member_id=called, last_used_at=None)
    rows.add("tokens", member_id=called, last_used_at=EARLY)
    expected = {joined: JOINED, seen: LATE, wrote: EARLY, both: LATE, called: EARLY}

    upgrade(revision=AFTER)
    assert _last_active() == expected | {kept: EARLY, gone: None}
    downgrade(revision=BEFORE)
    assert _last_active() == expected | {kept: EARLY, gone: None}
    upgrade(revision=AFTER)
    assert _last_active() == expected | {kept: EARLY, gone: None}


@pytest.mark.usefixtures("site_before")
def test_the_release_before_this_one_goes_on_writing():
    upgrade(revision=AFTER)
    new = Rows().member()
    assert _last_active() == {new: None}


@pytest.mark.usefixtures("site_before")
def test_what_is_filled_in_is_read_as_a_time_like_any_other():
    """Or whoever is away could not be told from who is there."""
    Rows().member(email_verified_at=JOINED, role="member")
    upgrade(revision=AFTER)
    wanted = text("select count(*) from members where last_active_at = joined_at")
    with db.engine.connect() as connection:
        assert connection.execute(wanted).scalar() == 1
