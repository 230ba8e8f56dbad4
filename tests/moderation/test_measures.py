"""Every decision there is: its statement, its line in the log, and the way back."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound, Refused
from forum.moderation.measures import appealing, queries, reversing
from forum.moderation.measures.kinds import ON_MEMBERS, ON_THREADS, RESTRICTING, UNCHANGING, Kind
from forum.moderation.measures.models import Measure
from forum.moderation.measures.service import take
from forum.moderation.measures.statement import statement
from forum.moderation.models import LogEntry
from tests import make
from tests.moderation.measured import everything, prepare, scene, wanted

WHY = "Bij nader inzien kon het wel."


@pytest.fixture
def at(app):
    return scene()


def _count(model) -> int:
    return db.session.query(model).count()


def _events() -> int:
    return db.session.query(outbox.OutboxEvent).filter_by(name="MeasureTaken").count()


@pytest.mark.parametrize("kind", Kind)
def test_each_gives_one_statement_with_six_elements_and_one_line_in_the_log(at, kind):
    prepare(kind, at)
    measures, lines, events = _count(Measure), _count(LogEntry), _events()

    measure = take(make.viewer(at.keeper), wanted(kind, at))

    assert (_count(Measure), _count(LogEntry), _events()) == (measures + 1, lines + 1, events + 1)
    reader = make.viewer(db.session.get(type(at.member), measure.member_id))
    told = statement(queries.get_own(reader, measure.id))
    parts = [str(getattr(told, part.name)) for part in fields(told)]
    assert len(parts) == len(set(parts)) == 6
    assert all(len(part) > 20 for part in parts)
    assert all(part in str(told.text) for part in parts)
    (line,) = db.session.query(LogEntry).order_by(LogEntry.id.desc()).limit(1)
    assert (line.act, line.moderator_id) == (kind.value, at.keeper.id)


@pytest.mark.parametrize("kind", Kind)
def test_undone_at_once_everything_is_as_it_was_byte_for_byte(at, kind):
    prepare(kind, at)
    before = everything()
    measure = take(make.viewer(at.keeper), wanted(kind, at))
    assert (everything() != before) == (kind not in UNCHANGING)

    reversing.undo(make.viewer(at.keeper), measure.id)

    assert everything() == before
    with pytest.raises(Conflict):
        reversing.undo(make.viewer(at.keeper), measure.id)


@pytest.mark.parametrize("kind", sorted(RESTRICTING))
def test_an_objection_upheld_by_another_puts_everything_back(at, kind, time):
    prepare(kind, at)
    before = everything()
    measure = take(make.viewer(at.keeper), wanted(kind, at))
    time.pass_time(days=100)
    author = make.viewer(db.session.get(type(at.member), measure.member_id))
    made = appealing.appeal(author, measure.id, text="Dat schreef ik zo niet.")

    with pytest.raises(Refused, match="beslist een ander"):
        appealing.decide(make.viewer(at.keeper), made.id, upheld=False, reason=WHY)
    appealing.decide(make.viewer(at.other_keeper), made.id, upheld=True, reason=WHY)

    assert everything() == before
    with pytest.raises(Conflict):
        appealing.decide(make.viewer(at.other_keeper), made.id, upheld=False, reason=WHY)
    assert _count(LogEntry) == 2


@pytest.mark.parametrize("kind", sorted(set(Kind) - UNCHANGING - {Kind.MUTE, Kind.SUSPEND}))
def test_what_is_so_already_is_not_decided_again(at, kind):
    prepare(kind, at)
    take(make.viewer(at.keeper), wanted(kind, at))
    lines = _count(LogEntry)
    with pytest.raises((Conflict, Invalid)):
        take(make.viewer(at.other_keeper), wanted(kind, at))
    assert _count(LogEntry) == lines


@pytest.mark.parametrize("kind", Kind)
def test_nobody_decides_about_themselves_or_upward_and_members_about_nobody(at, kind):
    at.member.role = at.expert.role = "admin"
    with pytest.raises(Refused):
        take(make.viewer(at.keeper), wanted(kind, at))
    with pytest.raises(Refused):
        take(make.viewer(make.member()), wanted(kind, at))
    own = {"username": at.keeper.username} if kind in ON_MEMBERS else {}
    own = own or {"post_id": make.reply(at.first, at.keeper).id}
    if kind not in ON_THREADS:
        with pytest.raises(Refused):
            take(make.viewer(at.keeper), wanted(kind, at, **own))
    assert _count(Measure) == 0


def test_of_a_pseudonym_the_role_plays_no_part_and_the_name_does_not_show(at):
    at.member.role = "admin"
    secret = make.reply(make.thread(), at.member, pseudonym=True)
    measure = take(make.viewer(at.keeper), wanted(Kind.HIDE, at, post_id=secret.id))

    assert queries.of_member(make.viewer(at.keeper), at.member.username).items == []
    seen = queries.get_measure(make.viewer(at.keeper), measure.id)
    assert seen.name != at.member.username
    assert queries.own(make.viewer(at.member)).items[0].id == measure.id


def test_what_another_did_since_stays_when_the_first_is_taken_back(at):
    locked = take(make.viewer(at.keeper), wanted(Kind.LOCK, at))
    take(make.viewer(at.other_keeper), wanted(Kind.UNLOCK, at))
    take(make.viewer(at.other_keeper), wanted(Kind.LOCK, at, reason="Toch dicht."))
    again = everything()
    reversing.undo(make.viewer(at.keeper), locked.id)
    assert everything()["posts"] == again["posts"]


def test_of_two_mutes_the_longer_holds_and_both_can_go(at):
    keeper, now = make.viewer(at.keeper), clock.now()
    short = take(keeper, wanted(Kind.MUTE, at))
    long = take(keeper, wanted(Kind.MUTE, at, until=now + timedelta(days=21)))
    with pytest.raises(Conflict):
        take(keeper, wanted(Kind.MUTE, at))

    reversing.undo(keeper, short.id)
    assert make.viewer(at.member).muted_until == now + timedelta(days=21)
    reversing.undo(keeper, long.id)
    assert make.viewer(at.member).muted_until is None


@pytest.mark.parametrize("odd", ["a\0b", "\ud800", "x" * 200])
def test_a_category_that_no_database_could_name_is_told_of(visitor, odd):
    sent = {"kind": "move", "thread_id": make.thread().thread_id, "reason": "offtopic"}
    visitor.bearer(make.token(make.moderator()))
    answer = visitor.post("/api/v1/moderation/actions", json=sent | {"category": odd})
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["category"])


def test_what_is_asked_must_make_sense(at):
    keeper = make.viewer(at.keeper)
    wrong = [
        wanted(Kind.MUTE, at, until=clock.now() + timedelta(days=60)),
        wanted(Kind.SUSPEND, at, until=clock.now()),
        wanted(Kind.WARN, at, reason="zomaar"),
        wanted(Kind.REMOVE, at, reason="illegaal", facts=""),
        replace(wanted(Kind.HIDE, at), post_id=None),
        wanted(Kind.MOVE, at, category="nergens"),
        wanted(Kind.MOVE, at, category=make.category(readers="staff", writers="staff").slug),
    ]
    for one in wrong:
        with pytest.raises(Invalid):
            take(keeper, one)
    for missing in ({"post_id": 999_999}, {"post_id": at.answer.id + 999}):
        with pytest.raises(NotFound):
            take(keeper, wanted(Kind.HIDE, at, **missing))
    assert _count(Measure) == _count(LogEntry) == 0
