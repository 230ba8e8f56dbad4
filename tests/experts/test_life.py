"""The whole life of a verification by a moving clock, looked at everywhere after every step."""

import re
from dataclasses import dataclass
from html import unescape
from json import loads

import pytest

from forum.core.db import db
from forum.experts.questions import service
from forum.jobs.verifying import expire_verifications, remind_experts
from forum.moderation import experts as moderation
from tests import make
from tests.experts.applying import asked, check
from tests.experts.asked import waiting
from tests.web.feeds.feeding import answered_by, read

BADGE = "Geverifieerd · fysiotherapeut (BIG)"
THEN = "Geverifieerd op het moment van schrijven (01-01-2030)"
REVOKED = "Verificatie ingetrokken op 01-01-2030"
LINKED = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.S)


@dataclass(frozen=True)
class Sight:
    """What is to be seen of one member, wherever that is looked for."""

    badge: str | None = None  # at any post, on the page and in the API, and on the profile
    state: str | None = None  # of the verification on the profile
    is_listed: bool = False
    role: str = "member"
    waits_for: int = 403  # what the queue answers
    answer: str | None = None  # the line at an answer of before
    told: str | None = None  # the same in the feed
    job: str | None = None  # what programs read on the page of that question
    standing: str | None = None


class Looking:
    def __init__(self, app, lotte) -> None:
        self.guest, self.own = app.test_client(), app.test_client()
        self.lotte, self.answer = lotte, None
        self.post = make.thread(lotte)
        self.key = make.token(lotte)

    def __call__(self) -> Sight:
        at_post = self._call(f"/posts/{self.post.id}")["author"]["badge"]
        member = self._call("/members/Lotte")
        assert (BADGE in self._page(f"/t/{self.post.thread_id}")) == bool(at_post)
        assert member["badge"] == at_post
        profile = self._page("/members/Lotte")
        assert (BADGE in profile) == bool(at_post)
        names = [line["author"]["name"] for line in self._call("/experts")["items"]]
        assert ("Lotte" in self._page("/experts").split("Zelf expert worden")[0]) == (
            "Lotte" in names
        )
        state = member["verification"] and member["verification"]["state"]
        return Sight(at_post, state, "Lotte" in names, *self._own(), **self._answered())

    def _own(self) -> tuple[str, int]:
        self.own.bearer(self.key)
        role = self.own.get("/api/v1/me").json["role"]
        queue = self.own.get("/api/v1/questions?state=waiting")
        page = self.own.log_in(self.lotte).get("/questions?state=waiting")
        assert page.status_code == queue.status_code
        return role, queue.status_code

    def _answered(self) -> dict[str, str | None]:
        if self.answer is None:
            return {}
        html = self._html(f"/t/{self.answer.thread_id}")
        lines = [line for line in (THEN, REVOKED, BADGE) if line in _plain(html)]
        feeds = {read(self.guest, f"/feeds/questions.{kind}").entries[0].author
                 for kind in ("atom", "rss")}  # fmt: skip
        (told,) = feeds
        (given,) = loads(LINKED.search(html)[1])["mainEntity"]["suggestedAnswer"]
        facts = self._call(f"/posts/{self.answer.id}")["answer"]
        return {
            "answer": lines[0] if lines else None,
            "told": told.removeprefix("Lotte · "),
            "job": given["author"].get("jobTitle"),
            "standing": facts["standing"],
        }

    def _call(self, path: str):
        return self.guest.get(f"/api/v1{path}").json

    def _page(self, path: str) -> str:
        return _plain(self._html(path))

    def _html(self, path: str) -> str:
        answer = self.guest.get(path)
        return answer.text if answer.status_code == 200 else self.guest.get(answer.location).text


def _plain(html: str) -> str:
    text = unescape(re.sub(r"<[^>]{0,500}>", "", LINKED.sub("", html)))
    return " ".join(text.split())


NOBODY = Sight()
VERIFIED = Sight(BADGE, "verified", is_listed=True, role="expert", waits_for=200)
ANSWERING = Sight(
    BADGE, "verified", True, "expert", 200, BADGE, BADGE, "fysiotherapeut (BIG)", "verified"
)
OVER = Sight(None, "expired", answer=THEN, told=THEN, standing="then_verified")
GONE = Sight(None, "revoked", answer=REVOKED, told=REVOKED, standing="revoked")


@pytest.fixture
def lotte(app, time):
    time.pass_time(hours=8)  # when letters go
    return make.member(username="Lotte")


@pytest.fixture
def seen(app, lotte):
    return Looking(app, lotte)


@pytest.fixture
def answering(lotte, seen):
    """From asking to the first answer, looked at in between."""
    assert seen() == NOBODY
    found = asked(lotte)
    assert seen() == NOBODY
    check(found.id, make.moderator())
    assert seen() == NOBODY
    moderation.confirm(make.viewer(make.moderator()), found.id)
    assert seen() == VERIFIED
    seen.answer = answered_by(lotte, kind="question")
    assert seen() == ANSWERING


def _held_by(lotte) -> int:
    """A question that was just taken up: nobody else is offered it."""
    thread_id = waiting().thread_id
    service.claim(make.viewer(lotte), thread_id)
    return thread_id


def _waits_for(visitor, expert) -> list[int]:
    lines = visitor.bearer(make.token(expert)).get("/api/v1/questions?state=waiting").json
    return [line["thread_id"] for line in lines["items"]]


def _claims(seen, thread_id: int) -> tuple[int, str]:
    seen.own.bearer(seen.key)
    answer = seen.own.post(f"/api/v1/questions/{thread_id}/claim")
    return answer.status_code, answer.json.get("code", "")


def _by_the_clock(outbox_of) -> list[str]:
    """What is told when the worker looks, twice."""
    before = len(outbox_of("VerificationNews"))
    for _again in range(2):
        remind_experts()
        expire_verifications()
    return [one["news"] for one in outbox_of("VerificationNews")[before:]]


@pytest.mark.usefixtures("answering")
def test_to_the_end_of_its_time(visitor, lotte, seen, time, outbox_of):
    for days, told in ((335, ["ending"]), (23, ["ending"]), (6, [])):  # left: 30, 7 and 1
        time.pass_time(days=days)
        assert _by_the_clock(outbox_of) == told
        assert seen() == ANSWERING
    held, other = _held_by(lotte), make.expert()
    assert held not in _waits_for(visitor, other)
    time.pass_time(days=1)
    assert seen() == OVER  # before anything was done about it
    assert _waits_for(visitor, other) == [held]
    assert _claims(seen, held) == (403, "experts_only")
    assert _by_the_clock(outbox_of) == ["expired"]
    assert seen() == OVER
    assert _waits_for(visitor, other) == [held]
    profile = seen._page("/members/Lotte")
    assert "Verificatie verlopen op 1 januari 2031." in profile


@pytest.mark.usefixtures("answering")
def test_to_the_day_on_which_it_is_revoked(visitor, lotte, seen):
    held, other = _held_by(lotte), make.expert()
    moderation.revoke(make.viewer(make.moderator()), "Lotte", reason="Niet wie hij zei.")
    db.session.commit()
    assert seen() == GONE
    assert _waits_for(visitor, other) == [held]
    assert _claims(seen, held) == (403, "experts_only")
    expire_verifications()
    assert seen() == GONE
    profile = seen._page("/members/Lotte")
    assert "Verificatie ingetrokken op 1 januari 2030." in profile
    assert "Niet wie hij zei" not in profile
