"""Whose drafts are whose, who keeps them and how many."""

import pytest
from sqlalchemy import func, select

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.core.errors import Conflict, LoginRequired, NotFound, Refused
from forum.drafts import queries, service
from forum.drafts.erasing import erase
from forum.drafts.models import Draft
from forum.drafts.policy import MOST
from tests import make
from tests.drafts.kept import draft

pytestmark = pytest.mark.usefixtures("app")


def _texts(member) -> list[str]:
    return [found.body for found in queries.drafts(make.viewer(member))]


def test_one_more_than_the_most_is_refused_but_what_is_there_can_be_changed():
    member = make.member()
    for number in range(1, MOST + 1):
        draft(member, f"thread:{number}")
    with pytest.raises(Conflict, match="al 100 concepten"):
        draft(member, "new")
    assert draft(member, "thread:7", body="Verder").body == "Verder"
    assert draft(make.member(), "new").body == "Nog niet af"
    assert len(_texts(member)) == MOST


def test_the_latest_saved_comes_first(time):
    member = make.member()
    for key in ("thread:2", "new", "thread:1"):
        draft(member, key, body=key)
        time.pass_time(minutes=1)
    draft(member, "thread:2", body="thread:2")
    assert _texts(member) == ["thread:2", "thread:1", "new"]


def test_nobody_has_the_drafts_of_another():
    draft(make.member())
    for other in (make.member(), make.moderator(), make.admin()):
        viewer = make.viewer(other)
        assert queries.drafts(viewer) == []
        service.discard(viewer, "new")
        with pytest.raises(NotFound):
            queries.get_draft(viewer, "new")
    assert db.session.scalar(select(func.count(Draft.key))) == 1


REFUSED = {
    "suspended": lambda: make.suspended(),
    "unverified": lambda: make.member(verified=False),
    "consent_required": lambda: make.member(consent=False),
}


@pytest.mark.parametrize("code", REFUSED)
def test_who_may_not_write_keeps_no_draft(code):
    with pytest.raises(Refused) as raised:
        draft(REFUSED[code]())
    assert raised.value.code == code


def test_a_guest_has_none():
    acts = [
        lambda: service.save(GUEST, "new", fields={"body": "Hoi"}),
        lambda: service.discard(GUEST, "new"),
        lambda: queries.get_draft(GUEST, "new"),
        lambda: queries.drafts(GUEST),
    ]
    for act in acts:
        with pytest.raises(LoginRequired):
            act()
    assert queries.find_draft(GUEST, "new") is None


def test_who_lost_the_standing_to_write_still_reads_and_discards_their_own():
    member = make.member()
    draft(member)
    set_consent(make.viewer(member), Purpose.TEXTS, given=False)
    viewer = make.viewer(member)

    assert _texts(member) == ["Nog niet af"]
    service.discard(viewer, "new")
    assert _texts(member) == []


@pytest.mark.parametrize("everything", [True, False])
def test_who_goes_takes_their_drafts_along_and_nobody_elses(everything):
    gone, other = make.member(), make.member()
    for member in (gone, other):
        draft(member, "new")
        draft(member, "thread:1")
    erase(gone.id, everything=everything)
    assert set(db.session.scalars(select(Draft.member_id))) == {other.id}
