"""The life of a verification by a moving clock, seen at each step where people look."""

import re
from datetime import date

import pytest

from forum.core.db import db
from forum.core.outbox import OutboxEvent
from forum.experts.models import Verification
from forum.jobs.verifying import expire_verifications, remind_experts
from forum.moderation import experts as moderation
from tests import make
from tests.experts.applying import asked, check

BADGE = "Geverifieerd · fysiotherapeut (BIG)"
MORNING = 8  # hours after the night in which the clock of a test stands


class Seen:
    """What a guest sees of one member, who wrote a post."""

    def __init__(self, visitor, member, post) -> None:
        self.visitor, self.member, self.post = visitor, member, post

    def __call__(self) -> tuple:
        """The badge at the post, on the profile, whether they are listed, and the last state."""
        post = self.visitor.get(f"/api/v1/posts/{self.post}").json["author"]["badge"]
        found = self.visitor.get(f"/api/v1/members/{self.member}").json
        listed = self.visitor.get("/api/v1/experts").json["items"]
        names = [line["author"]["name"] for line in listed]
        shown = found["verification"] and found["verification"]["state"]
        return post, found["badge"], self.member in names, shown

    def page(self, path: str) -> str:
        page = self.visitor.get(path).get_data(as_text=True)
        return re.sub(r"<[^>]{0,500}>", "", page)


@pytest.fixture
def lotte(app):
    return make.member(username="Lotte R")


@pytest.fixture
def seen(visitor, lotte):
    return Seen(visitor, lotte.username, make.thread(lotte).id)


def _news() -> list[str]:
    return [event.payload["news"] for event in db.session.query(OutboxEvent).order_by("id")
            if event.name == "VerificationNews"]  # fmt: skip


def _verify(lotte, **facts) -> Verification:
    found = asked(lotte)
    check(found.id, make.moderator(), **facts)
    moderation.confirm(make.viewer(make.moderator()), found.id)
    db.session.commit()
    return found


def test_from_asking_to_the_end_of_its_time(lotte, seen, time):
    nothing, verified = (None, None, False, None), (BADGE, BADGE, True, "verified")
    assert seen() == nothing
    found = asked(lotte)
    check(found.id, make.moderator())
    assert seen() == nothing
    moderation.confirm(make.viewer(make.moderator()), found.id)
    db.session.commit()
    assert seen() == verified
    time.pass_time(days=364)
    assert seen() == verified
    time.pass_time(days=1)
    assert seen() == (None, None, False, "expired")  # before anything was done about it
    expire_verifications()
    assert seen() == (None, None, False, "expired")
    db.session.refresh(lotte)
    assert (lotte.role, lotte.expert_profession) == ("member", None)
    assert "Verificatie verlopen op 1 januari 2031" in seen.page(f"/members/{lotte.username}")


def test_it_is_announced_twice_and_told_once(lotte, time):
    time.pass_time(hours=MORNING)
    _verify(lotte)
    days = []
    for day in range(1, 370):
        time.pass_time(days=1)
        before = len(_news())
        for _worker in range(2):
            remind_experts()
            expire_verifications()
        days += [(365 - day, news) for news in _news()[before:]]
    assert days == [(30, "ending"), (7, "ending"), (0, "expired")]


def test_nobody_is_reminded_at_night(lotte, time):
    _verify(lotte, reregistration_on=date(2030, 1, 6))
    for hour, told in ((0, []), (8, ["ending"]), (12, ["ending"])):
        time.at = time.at.replace(hour=hour)
        remind_experts()
        assert _news()[2:] == told


def test_a_short_one_is_announced_once(lotte, time):
    time.pass_time(hours=MORNING)
    _verify(lotte, reregistration_on=date(2030, 1, 6))
    remind_experts()
    remind_experts()
    assert _news() == ["received", "confirmed", "ending"]


def test_from_confirmed_to_revoked(lotte, seen):
    _verify(lotte)
    profile = seen.page(f"/members/{lotte.username}")
    for text in (BADGE, "Controleer in het BIG-register", "1 januari 2030", "Geen andere belangen"):
        assert text in profile
    assert "geverifieerd op" in seen.page("/experts")
    moderation.revoke(make.viewer(make.moderator()), lotte.username, reason="Niet wie hij zei.")
    assert seen() == (None, None, False, "revoked")
    profile = seen.page(f"/members/{lotte.username}")
    assert "Verificatie ingetrokken op 1 januari 2030" in profile
    assert "Niet wie hij zei" not in profile
    assert BADGE not in seen.page(seen.visitor.get(f"/p/{seen.post}").location) + profile


def test_a_pseudonym_never_wears_it(lotte, visitor):
    _verify(lotte)
    hidden = make.thread(lotte)
    db.session.execute(db.text("update voices set is_pseudonym = true, shown_name = 'Anders'"))
    assert visitor.get(f"/api/v1/posts/{hidden.id}").json["author"]["badge"] is None


def test_after_a_renewal_no_end_is_told_of_the_first(lotte, time):
    time.pass_time(hours=MORNING)
    _verify(lotte)
    time.pass_time(days=360)
    second = asked(lotte)
    db.session.commit()
    remind_experts()
    check(second.id, make.moderator())
    moderation.confirm(make.viewer(make.moderator()), second.id)
    db.session.commit()
    time.pass_time(days=10)
    remind_experts()
    expire_verifications()
    assert _news() == ["received", "confirmed", "received", "ending", "confirmed"]
