"""Members who stay away: told first, and forgotten only when they do not come back."""

import pytest
from sqlalchemy import select, update

from forum.accounts.models import Member
from forum.accounts.service.registering import register
from forum.core import clock
from forum.core.db import db
from forum.core.mail import Outlet
from forum.jobs.retention import carry_out
from forum.leaving import ledger
from tests import make


@pytest.fixture
def away(app, time) -> Member:
    """Two years and a second later."""
    member = make.member(username="Wilma", email="wilma@example.org", password=make.PASSWORD)
    make.thread(member, body="Mijn woorden.")
    db.session.commit()
    time.pass_time(days=730, seconds=1)
    return member


def _carry_out(time, **amount: int) -> None:
    time.pass_time(**amount)
    db.session.commit()
    carry_out()
    db.session.expire_all()


def test_who_stays_away_is_told_by_mail(away, smtp, time, run_worker):
    _carry_out(time)
    _carry_out(time, days=1)
    run_worker()
    _carry_out(time, days=1)
    run_worker()

    (letter,) = smtp.to("wilma@example.org")
    assert letter["Subject"] == "Wil je lid blijven van Ruggespraak?"
    assert "1 februari 2032" in letter.get_content()
    assert "http://localhost/login" in letter.get_content()
    assert "Mijn woorden" not in letter.get_content()


def test_who_does_not_come_back_is_erased_and_the_words_stay(away, time, app, smtp, run_worker):
    _carry_out(time)
    run_worker()
    _carry_out(time, days=30)
    assert away.erased_at is None
    _carry_out(time, seconds=1)

    assert away.erased_at == clock.now()
    assert db.session.execute(db.text("select body from posts")).scalar() == "Mijn woorden."
    (entry,) = ledger.erased(app.config["ERASURE_LEDGER"])
    assert (entry.member_id, entry.mode) == (away.id, "anonymise")


def test_the_days_are_counted_from_when_the_letter_went(away, time, smtp, run_worker):
    """And it tells the day that follows from that."""
    _carry_out(time)
    smtp.try_later()
    run_worker()
    time.pass_time(days=20)
    smtp.reset()
    run_worker()
    (letter,) = smtp.to("wilma@example.org")
    assert "20 februari 2032" in letter.get_content()
    assert away.warned_at == clock.now()

    _carry_out(time, days=30)
    assert away.erased_at is None
    _carry_out(time, seconds=1)
    assert away.erased_at == clock.now()


def test_nobody_is_forgotten_for_whom_no_letter_went(away, time, smtp, run_worker, visitor):
    """Whatever else was sent there meanwhile."""
    smtp.refuse()
    _carry_out(time)
    run_worker()
    smtp.reset()
    time.pass_time(seconds=1)
    visitor.submit("/forgot", email="wilma@example.org")
    run_worker()
    assert len(smtp.to("wilma@example.org")) == 1
    for _month in range(2):
        _carry_out(time, days=31)
        assert away.erased_at is None

    _carry_out(time, days=29)
    run_worker()
    assert smtp.messages[-1]["Subject"] == "Wil je lid blijven van Ruggespraak?"
    _carry_out(time, days=30, seconds=1)
    assert away.erased_at


def test_a_letter_of_which_the_worker_died_counts_from_when_it_went_again(
    away, time, smtp, run_worker
):
    _carry_out(time)
    smtp.drop()
    run_worker()
    smtp.drops = False
    time.pass_time(minutes=1)
    run_worker()
    assert len(smtp.messages) == 2
    assert away.warned_at == clock.now()


def test_who_comes_back_while_the_letter_is_on_its_way_is_not_warned(
    away, time, smtp, run_worker, visitor, monkeypatch
):
    _carry_out(time)
    deliver = Outlet.send

    def meanwhile(outlet, letter):
        deliver(outlet, letter)
        db.session.execute(update(Member).values(warned_at=None, last_active_at=clock.now()))
        db.session.commit()

    monkeypatch.setattr(Outlet, "send", meanwhile)
    run_worker()
    assert (len(smtp.messages), away.warned_at) == (1, None)


@pytest.mark.parametrize("way", ["page", "log_in", "program"])
def test_who_comes_back_stays(away, visitor, time, way, smtp, run_worker):
    _carry_out(time)
    run_worker()
    assert away.warned_at
    time.pass_time(days=29)
    _visit(visitor, away, way, time)
    assert (away.warned_at, away.last_active_at) == (None, clock.now())

    _carry_out(time, days=40)
    assert (away.erased_at, away.warned_at) == (None, None)


def _visit(visitor, member: Member, way: str, time) -> None:
    if way == "log_in":
        form = {"username": "Wilma", "password": make.PASSWORD}
        assert visitor.submit("/login", **form).status_code == 303
    elif way == "program":
        assert visitor.bearer(make.token(member)).get("/api/v1/me").status_code == 200
    else:
        visitor.log_in(member)
        time.pass_time(hours=1)
        assert visitor.get("/").status_code == 200
    db.session.expire_all()


def test_the_letter_is_not_sent_to_who_came_back_first(away, smtp, time, visitor, run_worker):
    _carry_out(time)
    _visit(visitor, away, "log_in", time)
    run_worker()
    assert smtp.messages == []


def test_a_member_who_is_there_hears_nothing(away, time):
    there = make.member(last_active_at=clock.now())
    _carry_out(time)
    assert db.session.scalars(select(Member.id).where(Member.warned_at.is_(None))).all() == [
        there.id
    ]


def test_who_signs_up_is_there(app):
    register(username="Daan", email="daan@example.org", password=make.PASSWORD, consent_texts=False)
    assert db.session.scalars(select(Member.last_active_at)).all() == [clock.now()]
