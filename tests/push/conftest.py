from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from flask import Flask

from forum.core.webpush import Pusher
from forum.push.service import add_device
from tests import make
from tests.push.browser import PushService, near
from tests.server import HttpServer


@pytest.fixture
def pushes():
    """A push service on this machine."""
    with HttpServer() as server:
        service = PushService(server)
        server.serve(service)
        yield service


@pytest.fixture
def ada(app):
    return make.member(username="Ada")


@pytest.fixture
def pusher(app, pushes) -> Iterator[Pusher]:
    with calling(app, pushes.url) as found:
        yield found


@contextmanager
def calling(site: Flask, *urls: str) -> Iterator[Pusher]:
    """Let devices be called by services at these addresses on this machine, meanwhile."""
    before: Pusher = site.extensions["pusher"]
    found = replace(before, allowed=near(*urls, "https://push.example.org"))
    site.extensions["pusher"] = found
    yield found
    site.extensions["pusher"] = before


@pytest.fixture
def called(app, ada, pusher, pushes):
    """A browser in which Ada asked to be called."""
    browser = pushes.browser()
    add_device(make.viewer(ada), pusher, browser.subscription, name="Firefox op Windows")
    return browser
