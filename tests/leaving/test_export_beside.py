"""Copies made beside each other, and beside people who go on writing."""

from contextvars import Context

from flask_babel import force_locale

from forum.core.db import transaction
from forum.jobs import archive
from forum.jobs.exporting import sections_of
from forum.jobs.worker import run_due
from forum.leaving.service import exporting
from tests import make
from tests.jobs.conftest import waiting
from tests.leaving import copies


def test_two_workers_make_each_copy_once_and_write_one_letter_for_it(open_site, run_parallel, smtp):
    with transaction():
        members = [copies.writer(posts=6) for _number in range(3)]
        asked = [(member, copies.ask(member)) for member in members]
    run_parallel([run_due] * 2)

    assert [copies.find(export_id).status for _member, export_id in asked] == ["ready"] * 3
    for member, export_id in asked:
        assert len(copies.bodies(member, export_id)) == 6
        assert len(smtp.to(member.email)) == 1
    assert waiting() == []


def test_two_who_ask_at_once_get_the_same_one(open_site, run_parallel):
    with transaction():
        viewer = make.viewer(make.member())

    def ask() -> int:
        with transaction():
            return exporting.ask(viewer).id

    found = run_parallel([ask] * 4)
    assert len(set(found)) == 1, found


def test_making_a_copy_holds_up_no_writer(open_site):
    """Between two rows, and between two pieces, nothing in the database is held."""
    with transaction():
        member = copies.writer(posts=9)
    pieces = []

    def keep(piece: bytes) -> None:
        Context().run(_write_meanwhile, open_site)
        pieces.append(len(piece))

    def watch(section):
        for row in section.rows():
            Context().run(_write_meanwhile, open_site)
            yield row

    with force_locale("nl"):
        archive.write(sections_of(member.id), keep=keep, watch=watch)
    assert len(pieces) > 1


def _write_meanwhile(site) -> None:
    with site.app_context(), transaction():
        make.category()
