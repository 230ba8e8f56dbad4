"""Reporting: what is merged, what is refused, and what nobody learns by it."""

import pytest
from sqlalchemy import func, select, text

from forum.accounts.viewer import GUEST, Scope
from forum.core.db import db
from forum.core.errors import NotFound, Refused, TooMany
from forum.moderation.reports import own, queries, service
from forum.moderation.reports.addresses import Place, thread_place
from forum.moderation.reports.models import Report, ReportCase
from forum.moderation.reports.reasons import SubjectKind
from forum.moderation.reports.waiting import waiting
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from tests import make
from tests.moderation.reported import case_of, decided, told, told_post

pytestmark = pytest.mark.usefixtures("app")


def profile_of(member) -> Place:
    return Place(SubjectKind.MEMBER, f"/members/{member.username}", name=member.username)


def test_all_reports_of_one_thing_are_one_thing_with_the_most_urgent_reason():
    post = make.thread()
    first = told_post(post.id, reason="reclame")
    told_post(post.id, make.viewer(make.member()), reason="onveilig")
    told_post(post.id, reason="klopt_niet")
    case = case_of(first)
    assert (case.report_count, case.priority) == (3, 0)
    assert db.session.scalar(select(func.count(ReportCase.id))) == 1


def test_the_same_member_twice_is_once():
    post, member = make.thread(), make.viewer(make.member())
    first = told_post(post.id, member)
    assert told_post(post.id, member, reason="reclame") == first
    assert case_of(first).report_count == 1
    told_post(post.id, member, reason="onveilig", note="Ik schrok hiervan.")
    told_post(post.id, member, reason="reclame", note="En hij doet het weer.")
    found = own.get_own(member, first)
    assert (found.reason, case_of(first).priority) == ("onveilig", 0)
    assert found.note == "Ik schrok hiervan.\n\nEn hij doet het weer."
    assert len(own.own_reports(member).items) == 1


def test_after_the_decision_it_is_another():
    post, member = make.thread(), make.viewer(make.member())
    first = told_post(post.id, member)
    decided(first)
    again = told_post(post.id, member)
    assert again != first
    assert case_of(again).id != case_of(first).id


def test_nobody_reports_what_is_their_own():
    author = make.member()
    post, viewer = make.thread(author), make.viewer(author)
    for place in (thread_place(post.thread_id), profile_of(author)):
        with pytest.raises(Refused):
            told(place, viewer)
    with pytest.raises(Refused):
        told_post(post.id, viewer)
    assert db.session.scalar(select(func.count(ReportCase.id))) == 0


def test_what_one_may_not_see_is_reported_as_what_is_not_there():
    hidden = make.thread(visibility=Visibility.MEMBERS)
    deleted = make.reply(make.thread(), author := make.member())
    threads.delete_post(make.viewer(author), deleted.id)
    numbers = [told_post(number) for number in (hidden.id, deleted.id, 999_999)]
    assert numbers == sorted(numbers)
    keeper = make.viewer(make.moderator())
    seen = [queries.get_case(keeper, case_of(number).id) for number in numbers]
    assert [case.title is None for case in seen] == [False, False, True]


def test_who_reports_what_they_cannot_read_is_not_told_its_title():
    hidden = make.thread(visibility=Visibility.MEMBERS, title="Onder ons")
    outsider = make.viewer(make.member(verified=False))
    number = told_post(hidden.id, outsider)
    assert own.get_own(outsider, number).title is None
    reader = make.viewer(make.member())
    assert own.get_own(reader, told_post(hidden.id, reader)).title == "Onder ons"


def test_a_member_is_reported_by_name_and_one_who_is_not_there_alike():
    member = make.member()
    there = told(profile_of(member))
    gone = told(Place(SubjectKind.MEMBER, "/members/Niemand", name="Niemand"))
    assert case_of(there).member_id == member.id
    assert case_of(gone).kind == "page"


def test_the_suspended_may_report_and_a_key_for_reading_may_not():
    post = make.thread()
    assert told_post(post.id, make.viewer(make.suspended()))
    reader = make.viewer(make.member())
    with pytest.raises(Refused):
        told_post(post.id, type(reader)(**vars(reader) | {"scopes": frozenset({Scope.READ})}))


def test_what_others_reported_is_not_there():
    number = told_post(make.thread().id, make.viewer(make.member()))
    with pytest.raises(NotFound):
        own.get_own(make.viewer(make.member()), number)
    with pytest.raises(NotFound):
        own.by_letter(GUEST, number)


def test_without_account_there_are_so_many_an_hour(time):
    for _time in range(20):
        service.count_notice(GUEST, "203.0.113.9")
    with pytest.raises(TooMany):
        service.count_notice(GUEST, "203.0.113.9")
    service.count_notice(GUEST, "203.0.113.10")
    time.pass_time(hours=1)
    service.count_notice(GUEST, "203.0.113.9")


def test_nothing_that_was_typed_stands_in_the_clear():
    typed = {"note": "Notitiewoord", "legal_ground": "Wetwoord", "name": "Naamwoord"}
    told_post(make.thread().id, email="mailwoord@example.org", **typed)
    told(Place(SubjectKind.PAGE, "/padwoord"))
    for table in ("reports", "report_cases", "outbox_events"):
        rows = str(db.session.execute(text(f"select * from {table}")).all())  # noqa: S608
        assert "woord" not in rows.casefold()


def test_what_waits_is_a_row_for_each_thing():
    post = make.thread()
    urgent = told_post(make.thread().id, reason="onveilig")
    first = [told_post(post.id) for _time in range(5)][0]
    rows = db.session.execute(waiting().order_by("priority")).all()
    found = [(row.kind, row.subject_id, row.priority) for row in rows]
    assert found == [("report", case_of(urgent).id, 0), ("report", case_of(first).id, 3)]
    assert rows[1].thread_id == post.thread_id
    decided(urgent)
    assert len(db.session.execute(waiting()).all()) == 1


def test_reports_name_nobody_to_who_is_no_moderator():
    number = told_post(make.thread().id)
    with pytest.raises(Refused):
        queries.get_case(make.viewer(make.member()), case_of(number).id)
    assert db.session.scalar(select(Report.member_id).where(Report.id == number)) is None
