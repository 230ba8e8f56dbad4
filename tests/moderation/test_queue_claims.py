"""One moderator at a time: taking something up, letting it go, and deciding what another holds."""

import pytest

from forum.core.db import db, transaction
from forum.core.errors import Conflict, Refused
from forum.experts.verification.registers import ADAPTERS, MANUAL
from forum.moderation import experts
from forum.moderation.acts import Act
from forum.moderation.claims.models import QueueClaim
from forum.moderation.claims.service import settle
from forum.moderation.queue import service
from forum.moderation.queue.queries import get_item
from forum.moderation.queue.sources import BY_KIND
from tests import make
from tests.experts.applying import looked
from tests.moderation import queued
from tests.moderation.deciding import WAYS
from tests.moderation.queued import KINDS, number


@pytest.fixture
def ada(app):
    return make.viewer(make.moderator(username="Ada"))


@pytest.fixture
def bea(app):
    return make.viewer(make.moderator(username="Bea"))


def _check(who, name):
    experts.check(who, number(name), looked(), ADAPTERS[MANUAL])


# Of an application that another holds not even the number is looked up.
EACH = [*(way for act, way in WAYS.items() if act != Act.CONFIRM_EXPERT), ("application", _check)]


def test_every_kind_can_be_decided():
    assert {kind for kind, _decide in EACH} == set(KINDS) == set(BY_KIND)


@pytest.mark.parametrize(("kind", "decide"), EACH)
def test_what_another_holds_is_not_decided(ada, bea, kind, decide):
    name = KINDS[kind]()
    service.claim(ada, name)
    with pytest.raises(Conflict) as refused, db.session.begin_nested():
        decide(bea, name)
    assert refused.value.code == "claimed"
    assert "Ada" in str(refused.value.detail)
    assert get_item(bea, name).claimed_by == "Ada"
    decide(ada, name)
    assert db.session.query(QueueClaim).count() == 0


@pytest.mark.parametrize(("kind", "decide"), EACH)
def test_what_nobody_holds_or_held_too_long_is(ada, bea, time, kind, decide):
    name = KINDS[kind]()
    service.claim(ada, name)
    time.pass_time(minutes=30)
    decide(bea, name)


def test_a_claim_is_taken_over_only_once_it_is_over(ada, bea, time):
    name = queued.held_post()
    assert service.claim(ada, name).is_claimed_by_me
    time.pass_time(minutes=29)
    with pytest.raises(Conflict):
        service.claim(bea, name)
    service.claim(ada, name)  # half an hour anew
    time.pass_time(minutes=29)
    with pytest.raises(Conflict):
        service.claim(bea, name)
    time.pass_time(minutes=1)
    assert get_item(ada, name).claimed_by is None
    assert service.claim(bea, name).claimed_by == "Bea"


def test_only_who_holds_it_lets_it_go(ada, bea):
    name = queued.held_post()
    service.claim(ada, name)
    assert not service.release(bea, name)
    assert service.release(ada, name)
    assert not service.release(ada, name)
    assert service.claim(bea, name).claimed_by == "Bea"


def test_nobody_takes_up_what_is_about_themselves(app):
    for kind, begin in KINDS.items():
        person = make.moderator() if kind == "message_report" else make.member()
        name = begin(person)
        person.role = "moderator"
        with pytest.raises(Refused) as refused:
            service.claim(make.viewer(person), name)
        assert refused.value.code == "not_oneself"


def test_who_may_not_decide_does_not_hear_who_holds_it(ada):
    name = queued.application()
    service.claim(ada, name)
    with pytest.raises(Refused):
        experts.reject(make.viewer(make.member()), number(name), reason="Zomaar.")


def test_of_twenty_moderators_at_once_one_has_it(open_site, run_parallel):
    name = queued.held_post()
    people = [make.viewer(make.moderator()) for _ in range(20)]

    def claim(viewer):
        def run() -> int:
            with transaction():
                service.claim(viewer, name)
            return viewer.id

        return run

    results = run_parallel([claim(viewer) for viewer in people])
    holders = [result for result in results if isinstance(result, int)]
    late = [result for result in results if isinstance(result, Conflict)]
    assert holders == [db.session.query(QueueClaim).one().member_id]
    assert (len(late), {error.code for error in late}) == (19, {"claimed"})


def test_one_who_claims_and_one_who_settles_do_not_wait_for_each_other(open_site, run_parallel):
    name = queued.held_post()
    one = make.viewer(make.moderator())

    def settling() -> int:
        with transaction():
            settle(one, "held_post", number(name))
        return 1

    def claiming() -> int:
        with transaction():
            service.claim(one, name)
        return 1

    assert run_parallel([settling, claiming] * 5) == [1] * 10
