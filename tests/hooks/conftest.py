from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from forum.core.db import db
from forum.core.places import Allowed
from forum.hooks import service
from forum.hooks.kinds import HookKind
from forum.hooks.models import Webhook, WebhookDelivery
from forum.hooks.views import Wanted
from forum.jobs.hooking import send_due
from tests import make
from tests.receiver import Receiver, receiving

LOOPBACK = "127.0.0.0/8"


def allow(site: Flask, *urls: str) -> Allowed:
    """Let hooks lead to these addresses on this machine, as an operator would."""
    hosts = ",".join(url.partition("://")[2].partition("/")[0] for url in urls)
    allowed = Allowed.read(hosts, LOOPBACK)
    site.extensions["hooks_allowed"] = allowed
    return allowed


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


@pytest.fixture(autouse=True)
def as_before(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test let hooks lead to, the next one does not."""
    names = [name for name in ("app", "open_site") if name in request.fixturenames]
    sites = [request.getfixturevalue(name) for name in names]
    before = [site.extensions["hooks_allowed"] for site in sites]
    yield
    for site, allowed in zip(sites, before, strict=True):
        site.extensions["hooks_allowed"] = allowed


@pytest.fixture
def hook(app: Flask, receiver: Receiver) -> Webhook:
    """One that hears of everything, at the receiver."""
    return hook_at(app, receiver.url)


def hook_at(site: Flask, url: str, *, name: str = "Haak", kinds=tuple(HookKind)) -> Webhook:
    keeper = make.viewer(make.admin())
    number, _secret = service.make(keeper, Wanted(name, url, list(kinds)), allow(site, url))
    return db.session.get(Webhook, number)


@pytest.fixture
def send(app: Flask, run_worker: Callable[[], int]) -> Callable[[], int]:
    """Let the worker do what is due, and then send what is due. Returns how many were tried."""

    def run() -> int:
        run_worker()
        tried = send_due()
        db.session.expire_all()
        return tried

    return run


def deliveries() -> list[WebhookDelivery]:
    db.session.expire_all()
    return list(db.session.scalars(select(WebhookDelivery).order_by(WebhookDelivery.id)))
