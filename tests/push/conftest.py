import pytest

from forum.push.service import add_device
from tests import make
from tests.push.browser import PushService
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
def pusher(app):
    return app.extensions["pusher"]


@pytest.fixture
def called(app, ada, pusher, pushes):
    """A browser in which Ada asked to be called."""
    browser = pushes.browser()
    add_device(make.viewer(ada), pusher, browser.subscription, name="Firefox op Windows")
    return browser
