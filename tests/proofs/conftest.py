import pytest
from argon2 import PasswordHasher

from forum.accounts.models import Member
from forum.core import passwords
from tests import make


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch):
    """What a hash costs is a matter of `tests/core`."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(1, 8, 1))
    passwords._nobody.cache_clear()
    yield
    passwords._nobody.cache_clear()


@pytest.fixture
def ada(app) -> Member:
    return make.member(username="Ada", email="ada@example.org", password=make.PASSWORD)
