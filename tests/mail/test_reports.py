"""Reports that anybody may send us: believed by a key that only who got the letter knows, and then
not at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from forum.accounts.mail_models import Bounce
from forum.accounts.mail_wishes import mail_wishes_of
from forum.accounts.models import SentLetter
from forum.accounts.service import bouncing
from forum.core import bounced
from forum.core.db import db
from forum.core.letter_keys import PROOF, is_ours, key_of
from forum.notifications.kinds import Kind
from tests import make
from tests.mail.wishes import ADA, in_thread

TRUSTED = pytest.mark.parametrize("is_trusted", [True, False], ids=["by_secret", "by_mail"])


@pytest.fixture
def ada(app):
    return make.member(username="Ada", email=ADA)


@pytest.fixture
def keys(ada, smtp, run_worker) -> list[str]:
    """Of letters that Ada got."""
    for _time in range(5):
        in_thread(Kind.REPLY)(ada)
    run_worker()
    return list(db.session.scalars(select(SentLetter.key)))


@pytest.fixture
def is_paused(ada):
    def asked() -> bool:
        db.session.expire_all()
        return mail_wishes_of(ada.id).is_paused

    return asked


def tell(key: str | None, recipient: str | None = None, *, is_hard=True, is_trusted=False) -> bool:
    return bouncing.note(bounced.Bounce(key, recipient, is_hard), is_trusted=is_trusted)


def test_nobody_gets_from_one_letter_to_the_number_of_another(keys, smtp):
    assert len({key.rpartition("-")[2] for key in keys}) == len(keys) == len(set(keys))
    assert {f"<{key}@localhost>" for key in keys} == {one["Message-ID"] for one in smtp.messages}
    for key, other in zip(keys, keys[1:], strict=False):
        name = other.rpartition("-")[0]
        assert is_ours(other)
        assert not is_ours(f"{name}-{key.rpartition('-')[2]}")
        assert not is_ours(name)


@given(st.text(max_size=60))
def test_whatever_is_guessed_is_not_ours(site, guess):
    with site.app_context():
        assert not is_ours(guess)
        assert not is_ours(f"outbox-1-{guess}"[: PROOF + 9])
        assert is_ours(key_of(guess))


def test_guesses_cost_no_question_and_change_nothing(keys, count_queries, is_paused):
    names = [key.rpartition("-")[0] for key in keys]
    guesses = [f"{name}-{number:0{PROOF}x}" for name in names for number in range(200)]
    with count_queries() as seen:
        assert not any(tell(guess, ADA) for guess in [*names, *guesses])
    assert (len(seen), is_paused()) == (0, False)
    assert db.session.scalar(select(func.count()).select_from(Bounce)) == 0


def test_one_report_by_mail_pauses_nothing_and_told_again_it_stays_one(keys, is_paused):
    assert [tell(keys[0]) for _time in range(20)] == [True] + [False] * 19
    assert not is_paused()


def test_two_of_letters_that_differ_do(keys, is_paused):
    tell(keys[0])
    tell(keys[1], is_hard=False)
    assert not is_paused()
    assert tell(keys[2])
    assert is_paused()


def test_who_knows_the_secret_is_believed_at_once_also_of_what_was_told_before(keys, is_paused):
    tell(keys[0])
    assert not tell(keys[0], is_trusted=True)
    assert is_paused()


@TRUSTED
def test_a_report_about_somebody_else_says_nothing(keys, is_paused, is_trusted):
    for key in keys:
        assert not tell(key, "ander@example.org", is_trusted=is_trusted)
    assert not is_paused()
    assert tell(keys[0], "ADA@example.org", is_trusted=is_trusted)


def test_a_recipient_alone_is_believed_of_nobody_without_the_secret(keys, is_paused):
    assert not tell(None, ADA)
    assert tell(None, ADA, is_trusted=True)
    assert is_paused()


def test_a_recipient_alone_counts_once_a_day(keys):
    told = [tell(None, "ADA@example.org", is_hard=False, is_trusted=True) for _time in range(3)]
    assert told == [True, False, False]


@TRUSTED
def test_a_letter_to_an_address_that_was_left_says_nothing_of_the_new_one(
    ada, keys, is_paused, is_trusted
):
    ada.email = ada.email_key = "nieuw@example.org"
    db.session.flush()
    assert not tell(keys[0], is_trusted=is_trusted)
    assert not tell(keys[0], ADA, is_trusted=is_trusted)
    assert not is_paused()


def test_letters_of_an_earlier_release_are_known_to_the_service_alone(ada, keys, is_paused):
    sent = db.session.scalars(select(SentLetter)).first()
    sent.key = "outbox-7-20300101000000000000"
    db.session.flush()
    assert not tell(sent.key, ADA)
    assert tell(sent.key, ADA, is_trusted=True)
    assert is_paused()
