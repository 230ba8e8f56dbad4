"""The reasons that are given often: offered from the start, kept by the team."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.core.db import db, transaction
from forum.core.errors import Conflict, Invalid, NotFound, Refused
from forum.moderation.canned import service
from forum.moderation.canned.queries import get_reason, in_words, reasons
from forum.moderation.canned.standard import STANDARD
from forum.moderation.models import LogEntry
from forum.threads.reasons import TITLES
from tests import make
from tests.moderation import queued

OWN = {"title": "Liever elders", "body": "Begin hier liever een eigen gesprek over."}


@pytest.fixture
def keeper(app):
    return make.viewer(make.moderator())


def _codes(viewer):
    return [reason.code for reason in reasons(viewer)]


def test_those_of_the_forum_are_there_for_every_code(keeper):
    assert _codes(keeper) == [reason.code for reason in STANDARD] == list(TITLES)
    assert all(reason.body for reason in STANDARD)


def test_one_is_added_changed_and_taken_off(keeper):
    assert service.add(keeper, **OWN).code == "liever_elders"
    service.change(keeper, "liever_elders", **OWN | {"body": "Anders gezegd."})
    assert get_reason(keeper, "liever_elders").body == "Anders gezegd."
    assert _codes(keeper)[-1] == "liever_elders"
    service.remove(keeper, "liever_elders")
    with pytest.raises(NotFound):
        service.remove(keeper, "liever_elders")
    service.add(keeper, **OWN)
    acts = [entry.act for entry in db.session.query(LogEntry).order_by(LogEntry.id)]
    assert acts == ["add_reason", "change_reason", "remove_reason", "add_reason"]


def test_one_of_the_forum_keeps_its_place_in_other_words_and_can_go(keeper):
    service.change(keeper, "spam", title="Spam", body="Dit plaatste je al eerder.")
    assert in_words(keeper, "spam", "") == "Dit plaatste je al eerder."
    assert _codes(keeper) == list(TITLES)
    service.remove(keeper, "spam")
    assert "spam" not in _codes(keeper)
    with pytest.raises(Invalid) as refused:
        in_words(keeper, "spam", "")
    assert set(refused.value.errors) == {"canned"}


def test_two_of_one_title_are_refused(keeper):
    service.add(keeper, **OWN)
    with pytest.raises(Conflict):
        service.add(keeper, **OWN)
    with pytest.raises(Conflict):
        service.add(keeper, title="Spam", body="Nog eens.")


def test_members_keep_no_reasons(app):
    viewer = make.viewer(make.expert())
    for act in (reasons, lambda who: service.add(who, **OWN)):
        with pytest.raises(Refused):
            act(viewer)


def test_own_words_come_after_it_or_in_its_gap(keeper):
    assert in_words(keeper, "", "Zomaar.") == "Zomaar."
    assert in_words(keeper, "spam", "Let op.").endswith("berichten.\n\nLet op.")
    assert in_words(keeper, "offtopic", "Slapen") == "Verplaatst naar Slapen"
    with pytest.raises(Invalid) as refused:
        in_words(keeper, "offtopic", "")
    assert set(refused.value.errors) == {"reason"}


@given(own=st.text(min_size=1, max_size=50))
def test_what_one_writes_oneself_is_never_lost(own, site):
    with site.app_context():
        keeper = make.viewer(make.moderator())
        assert all(own in in_words(keeper, reason.code, own) for reason in STANDARD)
        db.session.rollback()


def test_of_two_who_add_the_same_at_once_one_does(open_site, run_parallel):
    people = [make.viewer(make.moderator()) for _ in range(6)]

    def adding(viewer):
        def run() -> int:
            with transaction():
                service.add(viewer, **OWN)
            return 1

        return run

    results = run_parallel([adding(viewer) for viewer in people])
    assert results.count(1) == 1
    assert sum(isinstance(result, Conflict) for result in results) == 5


@pytest.mark.parametrize(
    ("begin", "place"), [(queued.held_post, "held"), (queued.held_profile, "profiles")]
)
def test_a_form_takes_one_from_the_list_and_keeps_what_was_typed(visitor, begin, place):
    visitor.log_in(make.moderator(password=make.PASSWORD))
    number = queued.number(begin())
    address = f"/moderation/{place}/{number}"
    page = visitor.get(address).text
    assert 'value="zelfpromotie"' in page
    more = {"seen": page.partition('name="seen" value="')[2].partition('"')[0]}
    more = more if place == "profiles" else {}
    for sent in ({"reason": "", "canned": ""}, {"reason": "", "canned": "dubbel"}):
        answer = visitor.submit(f"{address}/refuse", **sent, **more)
        assert answer.status_code == 422
        assert f'aria-describedby="reason-{number}' in answer.text
    assert '<option value="dubbel" selected>' in answer.text
    sent = {"canned": "zelfpromotie", "reason": ""}
    assert visitor.submit(f"{address}/refuse", **sent, **more).status_code == 303
    assert visitor.get(address).status_code == 404
