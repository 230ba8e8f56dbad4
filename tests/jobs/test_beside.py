"""What a worker does beside the letters: a machine elsewhere that is silent holds up none."""

from contextlib import contextmanager
from threading import Event, Thread

import pytest

from forum.core.db import transaction
from forum.jobs import schedule
from forum.jobs.beside import Side, beside
from forum.push.service import add_device
from tests import make
from tests.hooks.test_many_workers import PATIENCE, wait_for, working
from tests.jobs.conftest import happen, mail
from tests.push import conftest as push
from tests.push.browser import Browser
from tests.silent import serving

SECRET = "wat een lid schreef"


@contextmanager
def box_is(site, silent):
    """The box in which answers come in."""
    before = site.config["IMAP_URL"]
    site.config["IMAP_URL"] = silent.url.replace("http://", "imap://u:p@")
    try:
        yield
    finally:
        site.config["IMAP_URL"] = before


@contextmanager
def device_is(site, silent):
    """Where a member wants to be called."""
    ada, first = make.member(), make.thread()
    with push.calling(site, silent.url) as pusher:
        with transaction():
            add_device(make.viewer(ada), pusher, Browser(f"{silent.url}/x").subscription)
            push.happen(ada, first)
        yield


@pytest.mark.parametrize("place", [box_is, device_is])
def test_who_is_silent_out_there_holds_up_no_letter(open_site, smtp, react, monkeypatch, place):
    react(letters=(mail,))
    with serving() as silent, place(open_site, silent), working(open_site):
        assert silent.was_called.wait(PATIENCE)
        with transaction():
            happen(1)
        wait_for(lambda: any(one["Subject"] == "Nummer 1" for one in smtp.messages))
        silent.stop()


def test_work_that_stumbles_goes_on_and_one_that_is_not_wanted_never_begins(app, caplog):
    times, enough = [], Event()

    def stumble(_should_stop) -> None:
        times.append(1)
        if len(times) > 2:
            enough.set()
        raise RuntimeError(SECRET)

    sides = [
        Side(stumble, 0.01, lambda _app: True),
        Side(lambda _should_stop: times.clear(), 0.01, lambda _app: False),
    ]
    with beside(app, Event(), sides):
        assert enough.wait(PATIENCE)
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text


def test_all_of_it_ends_with_the_worker(open_site):
    stop = Event()
    thread = Thread(target=schedule.work, args=(open_site, stop))
    thread.start()
    stop.set()
    thread.join(timeout=PATIENCE)
    assert not thread.is_alive()
