"""A worker as a process of its own, to which push services on this machine are known ones."""

import sys
from dataclasses import replace
from signal import SIGTERM, signal
from threading import Event

from forum import create_app
from forum.jobs.schedule import work
from tests.push.browser import near


def main(url: str) -> None:
    stop, site = Event(), create_app()
    signal(SIGTERM, lambda *_args: stop.set())
    site.extensions["pusher"] = replace(site.extensions["pusher"], allowed=near(url))
    work(site, stop)


if __name__ == "__main__":
    main(sys.argv[1])
