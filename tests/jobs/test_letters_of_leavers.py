"""Which letters went out is noted, and files of letters are kept no longer than the note."""

from pathlib import Path

import pytest
from sqlalchemy import select

from forum.accounts.models import SentLetter
from forum.core import clock
from forum.core.db import db, transaction
from forum.jobs import erasing
from forum.jobs.retention import carry_out, report
from forum.jobs.worker import run_due
from forum.leaving.modes import Mode
from tests import make
from tests.leaving.remains import found


@pytest.fixture
def files(kept_site) -> Path:
    return Path(kept_site.config["MAIL_FOLDER"])


@pytest.fixture
def wilma(kept_site):
    """Somebody who asked for a letter."""
    with transaction():
        return make.member(username="Wilma", email="wilma@example.org", verified=False)


def _ask(kept_site, member) -> None:
    assert kept_site.test_client().log_in(member).submit("/verify/again").status_code == 303


def _files() -> int:
    return {rule.name: count for rule, count in report()}["mail_files"]


def test_a_letter_is_noted_without_what_it_said(kept_site, wilma, files):
    _ask(kept_site, wilma)
    run_due()
    (noted,) = db.session.scalars(select(SentLetter)).all()
    assert (noted.member_id, noted.sent_at) == (wilma.id, clock.now())
    assert noted.subject == "Bevestig je e-mailadres"
    assert [path.stem for path in files.glob("*.eml")] == [noted.key]


def test_a_file_goes_after_ninety_days(kept_site, wilma, files, time):
    _ask(kept_site, wilma)
    run_due()
    time.pass_time(days=90)
    assert _files() == 0
    time.pass_time(seconds=1)
    assert _files() == 1
    carry_out()
    assert (_files(), list(files.glob("*"))) == (0, [])


def test_a_letter_under_way_while_its_reader_goes_leaves_nothing(
    kept_site, wilma, files, monkeypatch
):
    """The member is erased after the letter was written, and before it is noted."""
    _ask(kept_site, wilma)
    member_id = wilma.id
    outlet = kept_site.extensions["outlet"]

    class Slow(type(outlet)):
        def send(self, letter) -> None:
            super().send(letter)
            with transaction():
                erasing.empty_rooms(member_id, Mode.ANONYMISE)
            super().send(letter)

    slow = Slow(sender=outlet.sender, host=outlet.host, folder=outlet.folder)
    monkeypatch.setitem(kept_site.extensions, "outlet", slow)
    run_due()
    assert list(files.glob("*")) == []
    erasing.scrub()
    assert found(["wilma@example.org"]) == []


def test_who_is_gone_is_written_to_no_more(kept_site, wilma, files):
    _ask(kept_site, wilma)
    with transaction():
        erasing.empty_rooms(wilma.id, Mode.EVERYTHING)
    run_due()
    assert list(files.glob("*")) == []
