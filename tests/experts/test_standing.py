"""What readers are told of who answered, when much happened since."""

from datetime import date, timedelta
from json import loads

import pytest
from sqlalchemy import select

from forum.accounts.badge import Standing, are_experts, is_expert
from forum.accounts.held_profiles import held_profiles
from forum.accounts.models import Member
from forum.accounts.service.vouching import change_role
from forum.accounts.viewer import Role
from forum.core.db import db
from forum.core.errors import Refused
from forum.experts.answers import service
from forum.experts.verification.service import end_by_operator
from forum.jobs.verifying import expire_verifications
from forum.moderation import experts as moderation
from forum.posting import service as posting
from forum.threads import service as threads
from forum.threads.kinds import Kind
from tests import make
from tests.experts.applying import verified
from tests.experts.test_answers_structured import SCRIPT
from tests.web.feeds.feeding import answered_by

REVOKED = "Verificatie ingetrokken op"
THEN = "Geverifieerd op het moment van schrijven (11-01-2030)"


@pytest.fixture
def lotte(app):
    """Revoked, and verified anew ten days later."""
    member = make.member(username="Lotte")
    verified(member)
    _revoke()
    return member


def _revoke() -> None:
    moderation.revoke(make.viewer(make.moderator()), "Lotte", reason="Niet wie zij zei.")


def _leave_it() -> None:
    """The operator makes a member of an expert."""
    end_by_operator("Lotte")
    change_role("Lotte", role=Role.MEMBER)
    db.session.flush()


def _standing(visitor, post) -> str:
    return visitor.get(f"/api/v1/posts/{post.id}").json["answer"]["standing"]


def _page(visitor, post) -> str:
    return visitor.get(visitor.get(f"/t/{post.thread_id}").location).text


def test_who_was_verified_anew_answered_as_an_expert(visitor, lotte, time):
    time.pass_time(days=10)
    verified(lotte)
    post = answered_by(lotte)
    lotte.expert_until = time.at
    db.session.flush()
    assert _standing(visitor, post) == "then_verified"
    page = _page(visitor, post)
    assert THEN in page
    assert REVOKED not in page


def test_what_was_written_before_says_that_it_was_revoked(visitor, lotte, time):
    verified(lotte)
    post = answered_by(lotte)
    time.pass_time(days=10)
    _revoke()
    assert _standing(visitor, post) == "revoked"


def test_who_stood_behind_it_while_verified_anew_still_counts(visitor, lotte, time):
    time.pass_time(days=10)
    verified(lotte)
    post = answered_by()
    service.endorse(make.viewer(lotte), post.id)
    lotte.expert_until = time.at
    db.session.flush()
    path = f"/api/v1/posts/{post.id}"
    assert visitor.get(path).json["answer"]["endorsements"]["count"] == 1
    time.pass_time(days=1)
    _revoke()
    assert visitor.get(path).json["answer"]["endorsements"]["count"] == 0


def test_a_moderator_who_answered_as_an_expert_before_is_no_expert_now(visitor, app):
    expert = make.expert(username="Lotte")
    post = answered_by(expert)
    end_by_operator("Lotte")
    change_role("Lotte", role=Role.MODERATOR)
    db.session.flush()
    assert _standing(visitor, post) == "then_verified"
    page = _page(visitor, post)
    assert page.count("Geverifieerd op het moment van schrijven") == 2


@pytest.mark.parametrize("end", [_revoke, expire_verifications, _leave_it])
def test_a_profile_says_no_more_what_the_badge_said(visitor, lotte, time, end):
    verified(lotte, until=date(2030, 2, 1))
    lotte.bio = "Geverifieerd fysiotherapeut \u2713"
    time.pass_time(days=40)
    db.session.commit()
    end()
    (member,) = db.session.scalars(select(Member).filter_by(username="Lotte"))
    assert member.bio == ""
    (held,) = held_profiles(make.viewer(make.moderator())).items
    assert held.bio == "Geverifieerd fysiotherapeut \u2713"
    assert "Geverifieerd fysiotherapeut" not in visitor.get("/members/Lotte").text


def test_who_is_no_expert_any_more_changes_no_answer_but_takes_it_back(visitor, lotte, time):
    verified(lotte)
    post = answered_by(lotte)
    _revoke()
    words = {"body": "Kom naar mij.", "reason": "Duidelijker"}
    with pytest.raises(Refused) as refused:
        posting.edit_post(make.viewer(lotte), post.id, **words)
    assert refused.value.code == "experts_only"
    page = visitor.log_in(lotte).get(f"/p/{post.id}/edit")
    assert (page.status_code, "kun je dit alleen verwijderen" in page.text) == (403, True)
    posting.delete_post(make.viewer(lotte), post.id)


def test_moderators_look_once_more_at_what_stands_in_open_conversations(visitor, lotte, time):
    verified(lotte)
    stands, is_locked, is_gone = (answered_by(lotte) for _ in range(3))
    keeper = make.moderator()
    threads.lock(make.viewer(keeper), is_locked.thread_id)
    posting.delete_post(make.viewer(lotte), is_gone.id)
    head = "Antwoorden in open gesprekken"
    assert head not in visitor.log_in(keeper).get("/members/Lotte").text
    _revoke()
    page = visitor.get("/members/Lotte").text
    assert [head in page] + [
        f'"/p/{post.id}"' in page for post in (stands, is_locked, is_gone)
    ] == [True, True, False, False]
    assert head not in visitor.log_in(lotte).get("/members/Lotte").text


def test_a_profile_that_says_nothing_of_it_stays(lotte):
    verified(lotte)
    lotte.bio = "Wandelt graag."
    _revoke()
    assert lotte.bio == "Wandelt graag."


def test_the_profession_is_told_in_any_thread(visitor, app):
    expert = make.expert(username="Lotte", profession="fysiotherapeut (BIG)")
    post = answered_by(expert, kind=Kind.DISCUSSION)
    page = _page(visitor, post)
    (comment,) = loads(SCRIPT.search(page)[1])["comment"]
    assert comment["author"]["jobTitle"] == "fysiotherapeut (BIG)"


@pytest.mark.parametrize("role", [Role.EXPERT, Role.MEMBER, Role.MODERATOR])
@pytest.mark.parametrize("profession", ["arts (BIG)", None])
@pytest.mark.parametrize("left", [None, timedelta(0), timedelta(seconds=1)])
def test_the_database_knows_experts_as_the_badge_does(app, time, role, profession, left):
    until = None if left is None else time.at + left
    member = make.member()
    member.role, member.expert_profession, member.expert_until = role, profession, until
    db.session.flush()
    query = select(Member.id).where(Member.id == member.id, are_experts(Member, time.at))
    found = db.session.scalar(query) is not None
    assert found == is_expert(Standing(role, profession, until), time.at)
