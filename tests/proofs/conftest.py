import pytest
from argon2 import PasswordHasher

from forum.accounts.models import Member
from forum.core import passwords
from tests import make
from tests.make import PASSWORD
from tests.proofs.authenticator import Device
from tests.proofs.doors import Call, Door, Page
from tests.proofs.keys import device_of


@pytest.fixture
def ada(app) -> Member:
    return make.member(username="Ada", email="ada@example.org", password=PASSWORD)


@pytest.fixture(params=[Page, Call], ids=["page", "call"])
def door(request, app, ada) -> Door:
    """Ada at either door, logged in."""
    return request.param(app.test_client(), ada)


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch):
    """What a hash costs is a matter of `tests/core`."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(1, 8, 1))
    passwords._nobody.cache_clear()
    yield
    passwords._nobody.cache_clear()


@pytest.fixture
def device(visitor, ada) -> Device:
    """With a passkey of Ada's, who is not logged in."""
    return device_of(ada, visitor)
