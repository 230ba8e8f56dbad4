import os
from collections.abc import Iterator
from contextlib import suppress
from time import process_time

import pytest
from argon2 import PasswordHasher

from forum.core import passwords
from forum.core.errors import Invalid
from forum.core.ids import new_token, token_hash
from forum.core.passwords import (
    NO_PASSWORD,
    hash_password,
    is_outdated,
    matches,
    require_strong,
)

ABOUT = ["Wandelende_Wilma", "wilma@example.org"]
SLOW = ["4@8({[<3691!|0$5+7%2" * 12, "aA1!" * 64, "1l!|" * 64, "19991231" * 32, "😀" * 256]


@pytest.fixture(autouse=True)
def _in_earnest(hasher: PasswordHasher, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(passwords, "_hasher", hasher)
    passwords._nobody.cache_clear()
    yield
    passwords._nobody.cache_clear()


def test_a_password_matches_its_own_hash_and_no_other():
    kept = hash_password("vier vrolijke vleermuizen")
    assert matches(kept, "vier vrolijke vleermuizen")
    assert not matches(kept, "vier vrolijke vleermuizen ")
    assert not matches(None, "")
    assert not matches("-", "-")


def test_one_password_has_two_hashes_for_two_members():
    kept = hash_password("vier vrolijke vleermuizen")
    assert kept.startswith("$argon2id$")
    assert kept != hash_password("vier vrolijke vleermuizen")


def test_who_does_not_exist_takes_as_long_as_who_does():
    kept = hash_password("vier vrolijke vleermuizen")
    matches(None, "the first time makes a hash")

    def cost(password_hash) -> float:
        start = process_time()
        for _again in range(3):
            matches(password_hash, "gok")
        return process_time() - start

    assert 1 / 3 < cost(None) / cost(kept) < 3


@pytest.mark.parametrize("kept", [None, NO_PASSWORD])
def test_whoever_has_no_password_takes_as_long_to_refuse(kept):
    """Or the time would tell who has none, and who does not exist."""
    hashed = min(_refusal(hash_password("x")) for _attempt in range(3))
    assert not matches(kept, "-")
    assert min(_refusal(kept) for _attempt in range(3)) > hashed / 2


def _refusal(kept: str | None) -> float:
    start = process_time()
    assert not matches(kept, "een ander")
    return process_time() - start


def test_a_hash_of_old_settings_is_outdated():
    assert is_outdated(PasswordHasher(time_cost=1, memory_cost=1024).hash("x"))
    assert not is_outdated(hash_password("x"))


@pytest.mark.parametrize(
    "password",
    [
        "12345678",
        "wachtwoord",
        "Welkom2026!",
        "rugpijn2026",
        "Ruggespraak123!",
        "wandelende_wilma",
        "wilma@example.org",
        "aaaaaaaaaaaaaaaaaaaa",
        "qwertyuiop",
    ],
)
def test_what_a_stranger_would_guess_is_refused(password):
    with pytest.raises(Invalid) as refused:
        require_strong(password, ABOUT)
    assert refused.value.code == "weak_password"
    assert list(refused.value.errors) == ["password"]


@pytest.mark.parametrize(
    "password",
    ["vier vrolijke vleermuizen", "correct horse battery", "xK9#mQ2$vL", "ñandú øre łódź"],
)
def test_what_nobody_would_guess_is_taken(password):
    require_strong(password, ABOUT)


@pytest.mark.parametrize("password", SLOW)
def test_no_password_takes_a_second_to_judge(password):
    assert any(_seconds(password[:256]) < 1 for _attempt in range(3))


def _seconds(password: str) -> float:
    start = process_time()
    with suppress(Invalid):
        require_strong(password, ABOUT)
    return process_time() - start


def test_tokens_are_long_and_never_the_same():
    tokens = {new_token() for _again in range(100)}
    assert len(tokens) == 100
    assert all(len(token) >= 43 for token in tokens)


def test_of_a_token_only_its_hash_is_kept():
    assert token_hash("a") == token_hash("a") != token_hash("b")
    assert len(token_hash("\ud800")) == 64


def test_a_process_that_forked_hashes_as_well():
    """A server that loads the application first and forks then has no thread to hash in."""
    kept = hash_password("vier vrolijke vleermuizen")
    child = os.fork()
    if child == 0:
        os._exit(0 if matches(kept, "vier vrolijke vleermuizen") else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
