"""Making a copy: whole or not at all, whatever befalls its makers."""

import pytest

from forum.core import clock, outbox, vault
from forum.core.db import transaction
from forum.core.outbox import LEASE, MAX_ATTEMPTS, Lost
from forum.jobs import archive
from forum.jobs.exporting import Making, make_export, sections_of
from forum.jobs.schedule import tidy
from forum.leaving.events import ExportAsked
from forum.leaving.service import exporting
from tests.jobs.conftest import waiting
from tests.leaving import copies


@pytest.fixture
def writer(app):
    """A member of whom there is something to be copied."""
    return copies.writer(posts=2)


@pytest.fixture
def long_writer(app):
    """A member whose copy takes more than one piece."""
    return copies.writer(posts=9)


def _contents(export_id: int) -> list[bytes]:
    return [part.content for part in copies.parts(export_id)]


def test_a_copy_is_cut_into_sealed_pieces_of_one_size(long_writer, run_worker):
    export_id = copies.ask(long_writer)
    run_worker()

    sealed = _contents(export_id)
    sizes = [len(vault.unseal(content)) for content in sealed]
    assert len(sizes) > 1
    assert set(sizes[:-1]) == {archive.PIECE}
    assert 0 < sizes[-1] <= archive.PIECE
    assert not any(b"posts.json" in content for content in sealed)
    assert len(copies.bodies(long_writer, export_id)) == 9


def test_what_a_killed_worker_left_is_begun_again(writer, run_worker, time):
    export_id = copies.waiting_for_its_maker(writer)
    making = Making(export_id, copies.claim())
    making.begin()
    making.keep(b"half")
    making.keep(b"en dood")
    assert run_worker() == 0
    assert (copies.find(export_id).status, len(copies.parts(export_id))) == ("making", 2)

    time.pass_time(seconds=LEASE.seconds)
    run_worker()
    export = copies.find(export_id)
    assert (export.status, export.done, export.total) == ("ready", 2, 2)
    assert len(copies.bodies(writer, export_id)) == 2
    assert waiting() == []


def test_a_worker_that_was_overtaken_changes_nothing_more(long_writer, time):
    export_id = copies.waiting_for_its_maker(long_writer)
    slow = Making(export_id, copies.claim())
    slow.begin()
    time.pass_time(seconds=LEASE.seconds)
    make_export(ExportAsked(export_id), copies.claim())
    before = _contents(export_id)

    for step in (lambda: slow.keep(b"te laat"), slow.finish, slow.fail, slow.begin):
        with pytest.raises(Lost):
            step()
    assert _contents(export_id) == before
    assert copies.find(export_id).status == "ready"


def test_a_worker_that_comes_too_late_begins_nothing(writer, time):
    export_id = copies.waiting_for_its_maker(writer)
    slow = copies.claim()
    time.pass_time(seconds=LEASE.seconds)
    copies.claim()

    with pytest.raises(Lost):
        make_export(ExportAsked(export_id), slow)
    assert (copies.find(export_id).status, copies.parts(export_id)) == ("asked", [])


def test_what_is_ready_or_gone_is_not_made_again(writer, run_worker):
    export_id = copies.ask(writer)
    run_worker()
    before = _contents(export_id)
    with transaction():
        outbox.add("ExportAsked", {"export_id": export_id}, handler="make_export")
        outbox.add("ExportAsked", {"export_id": 999_999}, handler="make_export")
    run_worker()

    assert _contents(export_id) == before
    assert waiting() == []


def test_one_that_fails_every_time_is_called_failed_and_another_may_be_asked(
    writer, run_worker, time, monkeypatch, tmp_path
):
    monkeypatch.setattr(archive, "SCHEMA", tmp_path / "weg.json")
    export_id = copies.ask(writer)
    for _attempt in range(MAX_ATTEMPTS):
        assert copies.find(export_id).status in ("asked", "making")
        run_worker()
        time.pass_time(hours=2)

    assert (copies.find(export_id).status, copies.parts(export_id)) == ("failed", [])
    assert len(outbox.failed()) == 1
    assert copies.ask(writer) != export_id


def test_one_that_killed_every_worker_is_called_failed_in_the_end(writer, time):
    export_id = copies.ask(writer)
    exporting.begin(export_id)
    exporting.keep_part(export_id, 1, b"half")
    time.pass_time(hours=23)
    tidy()
    assert copies.find(export_id).status == "making"
    time.pass_time(hours=1)
    tidy()
    assert (copies.find(export_id).status, copies.parts(export_id)) == ("failed", [])
    exporting.finish(export_id)
    assert copies.find(export_id).status == "failed"


def test_progress_can_be_seen_while_it_is_made(app, monkeypatch):
    """Posts pass twice, and count for half each time."""
    monkeypatch.setattr("forum.jobs.exporting.BATCH", 2)
    member = copies.writer(posts=4)
    making = Making(copies.waiting_for_its_maker(member), copies.claim())
    making.begin()
    (posts,) = [section for section in sections_of(member.id) if section.name == "posts"]

    seen = []
    for _pass in range(2):
        for _row in making.watch(posts):
            export = copies.find(making.export_id)
            seen.append((export.done, export.total))
    assert seen == [(0, 4), (0, 4), (1, 4), (1, 4), (2, 4), (2, 4), (3, 4), (3, 4)]
    assert copies.find(making.export_id).done == 4


def test_whoever_works_long_keeps_its_claim(writer, time):
    making = Making(copies.waiting_for_its_maker(writer), copies.claim())
    making.begin()
    for _piece in range(3):
        time.pass_time(seconds=LEASE.seconds - 1)
        making.keep(b"stuk")
    assert waiting()[0].next_attempt_at == clock.now() + LEASE
