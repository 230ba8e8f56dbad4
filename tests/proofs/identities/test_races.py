"""Many at the same moment: one account, one identity, one use of everything, and never a 500."""

from collections import Counter

import pytest

from forum.accounts.models import Member
from forum.core.db import transaction
from tests import make
from tests.make import PASSWORD
from tests.proofs.identities.travelling import FORM, LOGIN, Traveller, identities, rows

CROWD = 6


@pytest.fixture
def travellers(open_site, neighbours) -> list[Traveller]:
    return [Traveller(open_site.test_client(), neighbours) for _each in range(CROWD)]


def _as_a_form(traveller: Traveller, path: str, **form: str):
    """What sends it; the token of the form is fetched before the race begins."""
    token = traveller.visitor.csrf_token()
    data = {"csrf_token": token, **form}
    return lambda: traveller.visitor.post(path, data=data).status_code


def test_who_signs_up_in_many_browsers_at_once_has_one_account(travellers, run_parallel):
    for traveller in travellers:
        assert traveller.travel().location == f"{LOGIN}/new"
    acts = [
        _as_a_form(traveller, f"{LOGIN}/new", **FORM | {"username": f"Ada {number}"})
        for number, traveller in enumerate(travellers)
    ]

    assert Counter(run_parallel(acts)) == {303: 1, 409: CROWD - 1}
    assert len(rows(Member)) == len(identities()) == 1


def test_a_sign_up_that_is_sent_twice_is_one(travellers, run_parallel):
    first = travellers[0]
    assert first.travel().location == f"{LOGIN}/new"
    acts = [_as_a_form(first, f"{LOGIN}/new", **FORM)] * 3

    assert Counter(run_parallel(acts)) == {303: 1, 409: 2}
    assert len(rows(Member)) == len(identities()) == 1


def test_a_return_that_is_sent_twice_counts_once(travellers, run_parallel):
    first = travellers[0]
    sent = first.come_back()
    acts = [_as_a_form(first, f"{LOGIN}/finish", **sent)] * 3

    assert Counter(run_parallel(acts)) == {303: 1, 409: 2}


def test_linking_in_many_browsers_at_once_is_one_link(travellers, run_parallel):
    with transaction():
        make.member(email="ada@example.org", password=PASSWORD)
    for traveller in travellers:
        assert traveller.travel().location == f"{LOGIN}/link"
    acts = [_as_a_form(one, f"{LOGIN}/link", password=PASSWORD) for one in travellers]

    assert run_parallel(acts) == [303] * CROWD
    assert len(identities()) == 1


def test_two_members_who_link_the_same_are_one_and_a_no(travellers, run_parallel):
    acts = []
    for traveller in travellers[:2]:
        with transaction():
            person = make.member(password=PASSWORD)
        traveller.visitor.log_in(person)
        sent = traveller.arrive(traveller.set_out("/settings/identities", password=PASSWORD))
        acts.append(_as_a_form(traveller, f"{LOGIN}/finish", **sent))

    assert Counter(run_parallel(acts)) == {303: 1, 409: 1}
    assert len(identities()) == 1
