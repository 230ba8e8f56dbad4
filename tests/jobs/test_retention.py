"""What is kept no longer than was said, counted and carried out by one and the same rule."""

import json

import pytest
from sqlalchemy import func, select

from forum.accounts.models import Member, Session
from forum.accounts.service import registering
from forum.core import clock
from forum.core.db import Model, db
from forum.core.errors import Conflict
from forum.jobs.retention import RULES, carry_out, report
from forum.threads import service as threads
from forum.threads.models import Post
from tests import make
from tests.jobs.moderated_terms import removed
from tests.jobs.terms import TERMS, session
from tests.world.answers import everything_kept


def _carry_out() -> dict[str, int]:
    db.session.commit()
    went = {rule.name: count for rule, count in carry_out()}
    db.session.expire_all()
    return went


def _counts() -> dict[str, int]:
    return {rule.name: count for rule, count in report() if count}


def _rows(model: type[Model]) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.mark.parametrize(("name", "keep", "term", "model"), TERMS)
def test_each_thing_is_kept_for_its_term_and_then_goes(app, time, name, keep, term, model):
    keep()
    time.pass_time(seconds=int(term.total_seconds()))
    assert name not in _counts()
    time.pass_time(seconds=1)

    assert _counts()[name] == 1
    assert _carry_out()[name] == 1
    assert name not in _counts()
    if model:
        assert _rows(model) == 0
    assert _carry_out()[name] == 0


def test_every_rule_has_a_name_of_its_own_and_a_test(app):
    names = [rule.name for rule in RULES]
    elsewhere = {
        "session_addresses",
        "inactive_accounts",
        "mail_files",
        "stray_files",
        "diaries",
        "removed_stories",
    }
    elsewhere |= {"left_conversations"}
    assert len(names) == len(set(names))
    assert set(names) == {term[0] for term in TERMS} | elsewhere


def test_a_session_in_use_ends_after_ninety_days_all_the_same(app, time):
    session()
    time.pass_time(days=90, seconds=1)
    db.session.query(Session).update({"last_used_at": clock.now()})
    assert _counts()["sessions"] == 1


@pytest.mark.parametrize(
    ("address", "kept"), [("203.0.113.77", "203.0.113.0"), ("2001:db8:1:2::3", "2001:db8:1::")]
)
def test_of_an_address_a_month_old_the_network_is_kept(app, time, address, kept):
    session()
    db.session.query(Session).update({"address": address})
    time.pass_time(days=30, seconds=1)
    db.session.query(Session).update({"last_used_at": clock.now()})
    assert _counts()["session_addresses"] == 1
    _carry_out()
    assert (db.session.scalar(select(Session.address)), _counts()) == (kept, {})


def test_what_a_moderator_removed_loses_its_text_and_keeps_its_place(app, time, visitor):
    removed()
    post = db.session.scalars(select(Post).where(Post.number == 2)).one()
    time.pass_time(days=274, seconds=1)
    _carry_out()

    db.session.expire_all()
    assert (post.body, post.body_html, post.removed_reason) == ("", "", "spam")
    with pytest.raises(Conflict, match="niet meer bewaard"):
        threads.restore_post(make.viewer(make.moderator()), post.id)


def test_staff_and_who_verified_in_time_keep_their_account(app, time):
    make.member(verified=False, role="moderator")
    make.member()
    time.pass_time(days=8)
    _carry_out()
    assert _rows(Member) == 2


def test_an_unverified_account_goes_with_all_that_hangs_on_it(app, time):
    member = make.member(verified=False)
    make.session(member)
    make.token(member)
    registering.ask_again(make.viewer(member))
    time.pass_time(days=8)
    _carry_out()
    kept = {table for table, rows in everything_kept().items() if rows}
    assert kept <= {"alembic_version"}


def test_counting_changes_nothing(app, terminal, time):
    for _name, keep, _term, _model in TERMS:
        keep()
    time.pass_time(days=800)
    before = everything_kept()
    done = terminal.invoke(args=["retention", "run", "--dry-run", "--json"])
    told = json.loads(done.output)

    assert everything_kept() == before
    assert told["dry_run"] is True
    assert all(told["rules"][term[0]] for term in TERMS)

    carried = json.loads(terminal.invoke(args=["retention", "run", "--json"]).output)
    assert carried["dry_run"] is False
    assert everything_kept() != before
    again = json.loads(terminal.invoke(args=["retention", "run", "--dry-run", "--json"]).output)
    assert not any(again["rules"].values())


def test_the_terminal_tells_it_in_words(terminal):
    make.member(verified=False)
    lines = terminal.invoke(args=["retention", "run", "--dry-run"]).output.splitlines()
    assert len(lines) == len(RULES)
    assert lines[0] == "       0  Accounts zonder bevestigd e-mailadres (7 dagen)"
