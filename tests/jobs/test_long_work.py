"""Work too long for one transaction: held on to, taken over, and done by one."""

import pytest

from forum.core import clock, outbox
from forum.core.db import db, transaction
from forum.core.outbox import LEASE, MAX_ATTEMPTS, Claim, Lost
from tests import make
from tests.jobs.conftest import entries, happen, waiting


def test_a_job_keeps_what_it_kept_when_it_fails_later(open_site, react, run_worker_there):
    """Unlike a reaction: its transactions are its own."""

    def half(event, claim):
        with transaction():
            claim.hold()
            make.category(slug="half")
        raise RuntimeError

    react(jobs=(half,))
    with transaction():
        happen()
    run_worker_there()

    assert db.session.execute(db.text("select count(*) from categories")).scalar() == 1
    (entry,) = waiting()
    assert (entry.last_error, entry.attempts) == ("RuntimeError", 1)


def test_nothing_in_the_database_is_held_while_a_job_works(open_site, react, run_worker_there):
    def work(event, claim):
        with open_site.app_context(), transaction():
            make.category(slug="van-een-ander")

    react(jobs=(work,))
    with transaction():
        happen()
    run_worker_there()

    assert waiting() == []
    assert db.session.execute(db.text("select count(*) from categories")).scalar() == 1


def test_who_holds_on_is_not_overtaken(react, run_worker, time):
    """However long the whole of it takes."""
    leases = []

    def work(event, claim):
        for _step in range(3):
            time.pass_time(seconds=LEASE.seconds - 1)
            with transaction():
                claim.hold()
            leases.append(entries()[1].next_attempt_at - clock.now())

    react(jobs=(work,))
    happen()

    assert run_worker() == 2
    assert leases == [LEASE] * 3
    assert waiting() == []


def test_who_was_overtaken_loses_its_claim_and_all_it_wanted_to_keep(react, run_worker, time):
    attempts = []

    def work(event, claim):
        attempts.append(claim.attempt)
        if claim.attempt == 1:
            time.pass_time(seconds=LEASE.seconds)
            with transaction():
                outbox.claim_next()  # another worker, which is never heard of again
        with transaction():
            make.category(slug=f"poging-{claim.attempt}")
            claim.hold()

    react(jobs=(work,))
    happen()
    run_worker()
    (entry,) = waiting()
    assert (entry.attempts, entry.last_error) == (2, None)
    assert entry.next_attempt_at == clock.now() + LEASE

    time.pass_time(seconds=LEASE.seconds)
    assert (run_worker(), attempts) == (1, [1, 3])
    assert _categories() == ["poging-3"]


def _categories() -> list[str]:
    return list(db.session.execute(db.text("select slug from categories")).scalars())


@pytest.mark.parametrize("end", [outbox.finish, lambda number: outbox.give_up(number, "Error")])
def test_what_is_done_or_given_up_cannot_be_held(app, end):
    with transaction():
        happen()
        claimed = outbox.claim_next()
        claim = Claim(claimed.id, claimed.attempts)
        claim.hold()
        end(claim.event_id)

    with pytest.raises(Lost), transaction():
        claim.hold()


def test_the_last_attempt_knows_that_it_is():
    assert [Claim(1, attempt).is_last for attempt in (1, MAX_ATTEMPTS)] == [False, True]
