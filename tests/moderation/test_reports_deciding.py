"""Deciding about reports and about objections: by whom, and once."""

import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db, transaction
from forum.core.errors import Conflict, NotFound, Refused
from forum.moderation.queries import log
from forum.moderation.reports import objecting, objections, own, queries, service
from forum.moderation.reports.addresses import Place
from forum.moderation.reports.models import ReportCase
from forum.moderation.reports.objecting import Judged
from forum.moderation.reports.reasons import Outcome, SubjectKind
from forum.moderation.reports.waiting_objections import waiting as waiting_objections
from forum.threads.models import Voice
from tests import make
from tests.moderation.reported import case_of, decided, told, told_post

SAID = {"outcome": Outcome.UNFOUNDED, "done": "", "reason": "Dit mag hier staan."}


def profile_of(member) -> Place:
    return Place(SubjectKind.MEMBER, f"/members/{member.username}", name=member.username)


def test_who_reported_reads_what_was_decided_and_the_log_names_neither(app):
    keeper, member = make.moderator(), make.viewer(make.member())
    number = told_post(make.thread().id, member, note="Hij scheldt")
    decided(number, keeper, outcome=Outcome.FOUNDED)
    found = own.get_own(member, number)
    assert (found.outcome, found.done, found.decision) == (
        "founded",
        "Het is weg.",
        "Dit mag hier staan.",
    )
    line = log(make.viewer(keeper)).items[0]
    assert (line.act, line.about) == ("uphold_report", f"Melding {found.case_id}")
    assert (line.thread_id, line.post_id, line.reason, line.note) == (None, None, "", "")


def test_nobody_decides_about_themselves_or_upward(app):
    keeper, admin = make.moderator(), make.admin()
    own_post = make.thread(keeper)
    with pytest.raises(Refused):
        decided(told_post(own_post.id), keeper)
    with pytest.raises(Refused):
        decided(told(profile_of(keeper)), keeper)
    for number in (told(profile_of(admin)), told_post(make.thread(admin).id)):
        with pytest.raises(Refused):
            decided(number, keeper)
        assert decided(number, make.admin()).outcome == "unfounded"


def test_a_pseudonym_of_an_admin_is_judged_as_that_of_anyone(app):
    post = make.thread(make.admin())
    voice = db.session.get_one(Voice, post.voice_id)
    voice.shown_name, voice.is_pseudonym = "Stille Wandelaar", True
    assert decided(told_post(post.id), make.moderator()).outcome == "unfounded"


def test_what_was_decided_is_not_decided_again(app):
    number = told_post(make.thread().id)
    decided(number)
    with pytest.raises(Conflict):
        decided(number)


def test_of_many_moderators_at_once_one_decides(open_site, run_parallel):
    case_id = case_of(told_post(make.thread().id)).id
    keepers = [make.viewer(make.moderator()) for _ in range(8)]

    def act(keeper):
        def run() -> int:
            with transaction():
                service.decide(keeper, case_id, **SAID)
            return keeper.id

        return run

    results = run_parallel([act(keeper) for keeper in keepers])
    winners = [result for result in results if isinstance(result, int)]
    assert winners == [db.session.get_one(ReportCase, case_id).decided_by]
    late = {result.code for result in results if isinstance(result, Conflict)}
    assert late == {"decided"}


def test_many_reports_at_once_are_one_thing_counted_right(open_site, run_parallel):
    post = make.thread()
    people = [make.viewer(make.member()) for _ in range(8)]
    people += people[:4]

    def act(who):
        def run() -> int:
            with transaction():
                return told_post(post.id, who, reason="medicatie")

        return run

    results = run_parallel([act(who) for who in people])
    assert len(set(results)) == 8
    case = case_of(results[0])
    assert (case.report_count, case.priority) == (8, 2)
    assert db.session.query(ReportCase).count() == 1


def _objected(keeper):
    member = make.member()
    number = told_post(make.thread().id, make.viewer(member))
    decided(number, keeper)
    return member, objecting.object_to(make.viewer(member), number, text="Lees het nog eens")


def test_an_objection_is_decided_by_somebody_else(app):
    keeper, other = make.moderator(), make.moderator()
    member, objection_id = _objected(keeper)
    judged = Judged(is_upheld=True, answer="Het had weg gemoeten, en is nu weg.")
    with pytest.raises(Refused) as refused:
        objecting.decide_objection(make.viewer(keeper), objection_id, judged)
    assert refused.value.code == "own_decision"
    objecting.decide_objection(make.viewer(other), objection_id, judged)
    with pytest.raises(Conflict):
        objecting.decide_objection(make.viewer(make.admin()), objection_id, judged)
    db.session.expire_all()
    found = own.own_reports(make.viewer(member)).items[0]
    assert (found.is_upheld, found.answer) == (True, judged.answer)
    assert objections.objections(make.viewer(other)).items == []


def test_a_moderator_does_not_decide_about_their_own_objection(app):
    reporter = make.moderator()
    number = told_post(make.thread().id, make.viewer(reporter))
    decided(number)
    objection_id = objecting.object_to(make.viewer(reporter), number, text="Niet mee eens")
    with pytest.raises(Refused):
        objecting.decide_objection(make.viewer(reporter), objection_id, Judged(True, "Ja hoor"))


def test_one_objects_once_after_the_decision_and_within_half_a_year(app, time):
    member = make.viewer(make.member())
    number, other = told_post(make.thread().id, member), told_post(make.thread().id, member)
    with pytest.raises(Refused) as early:
        objecting.object_to(member, number, text="Te vroeg")
    assert early.value.code == "undecided"
    decided(number)
    decided(other)
    objecting.object_to(member, number, text="Niet mee eens")
    with pytest.raises(Conflict):
        objecting.object_to(member, number, text="Nog eens")
    rows = db.session.execute(waiting_objections()).all()
    assert [row.kind for row in rows] == ["report_objection"]
    time.pass_time(days=184)
    with pytest.raises(Refused) as late:
        objecting.object_to(member, other, text="Te laat")
    assert late.value.code == "too_late"


def test_the_link_of_a_letter_is_for_that_report_alone(app):
    number = told_post(make.thread().id, email="ada@example.org")
    decided(number)
    assert objecting.object_by_letter(GUEST, number, text="Niet mee eens")
    theirs = told_post(make.thread().id, make.viewer(make.member()))
    decided(theirs)
    with pytest.raises(NotFound):
        objecting.object_by_letter(GUEST, theirs, text="Niet van mij")


def test_the_list_begins_with_what_cannot_wait(app, time):
    slow = told_post(make.thread().id, reason="reclame")
    time.pass_time(hours=1)
    fast = told_post(make.thread().id, reason="onveilig")
    found = queries.cases(make.viewer(make.moderator())).items
    assert [case.id for case in found] == [case_of(fast).id, case_of(slow).id]
