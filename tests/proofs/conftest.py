import pytest
from argon2 import PasswordHasher

from forum.core import passwords


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch):
    """What a hash costs is a matter of `tests/core`; here many are made."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(1, 8, 1))
    passwords._nobody.cache_clear()
    yield
    passwords._nobody.cache_clear()
