"""What is sealed reads as nothing without the keys, and keys can be changed."""

import pytest
from cryptography.fernet import InvalidToken

from forum.core import vault
from forum.core.db import db


@pytest.fixture
def with_keys(app):
    """Call it with the keys that the installation has from now on."""

    def change(*keys: str) -> None:
        vault.prepare(db.engine.engine, keys)

    yield change
    change(*app.config["DATA_KEYS"])


def test_what_is_sealed_comes_back_and_tells_nothing(app):
    sealed = vault.seal(b"dagboek")
    assert vault.unseal(sealed) == b"dagboek"
    assert b"dagboek" not in sealed
    assert vault.seal(b"dagboek") != sealed


def test_an_older_key_still_opens_and_a_removed_one_does_not(with_keys):
    with_keys("oud")
    sealed = vault.seal(b"dagboek")
    with_keys("nieuw", "oud")
    assert vault.unseal(sealed) == b"dagboek"
    renewed = vault.seal(b"dagboek")
    with_keys("nieuw")
    assert vault.unseal(renewed) == b"dagboek"
    with pytest.raises(InvalidToken):
        vault.unseal(sealed)


def test_a_digest_survives_a_new_key(with_keys):
    with_keys("oud")
    before = vault.digest("ada@example.org")
    with_keys("nieuw", "oud")
    assert vault.digest("ada@example.org") == before != vault.digest("bea@example.org")


def test_two_installations_have_two_digests(with_keys):
    with_keys("een")
    first = vault.digest("ada@example.org")
    with_keys("twee")
    assert vault.digest("ada@example.org") != first
