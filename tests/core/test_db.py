from datetime import UTC, datetime, timedelta, timezone
from time import sleep

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, InvalidRequestError

from forum.accounts.models import Consent, Member
from forum.categories.models import Category
from forum.core import clock
from forum.core.db import UTCDateTime, db, let_go, transaction
from forum.threads.models import Thread
from tests import make
from tests.core.only import on_sqlite

SUMMER = datetime(2030, 7, 1, 14, tzinfo=timezone(timedelta(hours=2)))


def test_times_are_kept_in_utc():
    kept = UTCDateTime().process_bind_param(SUMMER, None)
    assert (kept.hour, kept.tzinfo) == (12, UTC)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        UTCDateTime().process_bind_param(datetime(2030, 7, 1), None)  # noqa: DTZ001


def test_no_time_stays_no_time():
    assert UTCDateTime().process_bind_param(None, None) is None
    assert UTCDateTime().process_result_value(None, None) is None


def test_a_time_comes_back_as_the_same_moment_in_utc(app):
    member = make.member(suspended_until=SUMMER)
    db.session.expire_all()

    kept = db.session.get(Member, member.id).suspended_until
    assert kept == SUMMER
    assert kept.utcoffset() == timedelta(0)


def test_times_to_the_microsecond_can_be_compared_in_the_database(app):
    exact = SUMMER.replace(microsecond=123456)
    make.member(suspended_until=exact)

    def found(*conditions) -> bool:
        return db.session.scalar(select(Member.id).where(*conditions)) is not None

    assert found(Member.suspended_until == exact)
    assert found(Member.suspended_until > exact - timedelta(microseconds=1))
    assert not found(Member.suspended_until > exact)


def test_a_reference_to_nothing_is_refused(app):
    nobody = Consent(member_id=999, purpose="texts", text_version="1", given_at=clock.now())
    with pytest.raises(IntegrityError):
        db.session.add(nobody)
        db.session.flush()


def test_what_others_point_at_is_not_removed(app):
    member = make.member()
    with pytest.raises(IntegrityError):
        db.session.execute(text("delete from members where id = :id"), {"id": member.id})


def test_a_relation_nobody_loaded_is_never_fetched_by_itself(app):
    first = make.thread()
    db.session.expire_all()
    thread = db.session.get(Thread, first.thread_id)
    with pytest.raises(InvalidRequestError, match="lazy='raise'"):
        thread.category  # noqa: B018


def test_a_transaction_keeps_all_or_nothing(open_site):
    with pytest.raises(RuntimeError), transaction():
        make.category(slug="eerst")
        raise RuntimeError("halfway")
    with transaction():
        make.category(slug="daarna")

    assert db.session.scalars(select(Category.slug)).all() == ["daarna"]


def test_letting_go_ends_the_transaction_and_keeps_nothing(open_site):
    make.category()
    let_go()

    assert not db.session().in_transaction()
    assert db.session.scalars(select(Category)).all() == []


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("secure_delete", 1),
        ("synchronous", 1),
    ],
)
@on_sqlite
def test_sqlite_is_told_to_behave(open_site, setting, value):
    assert db.session.execute(text(f"pragma {setting}")).scalar_one() == value


@on_sqlite
def test_writers_that_read_first_take_turns(open_site, run_parallel):
    """Each would overwrite the other's count if both could read before either wrote."""
    with transaction():
        category_id = make.category().id

    def count_by_hand() -> None:
        with transaction():
            category = db.session.get(Category, category_id)
            before = category.position
            sleep(0.01)
            category.position = before + 1

    assert run_parallel([count_by_hand] * 6) == [None] * 6
    assert db.session.get(Category, category_id).position == 6


@on_sqlite
def test_a_reader_never_waits_for_a_writer(open_site):
    with transaction():
        make.category()

    with db.engine.begin() as writer:
        writer.execute(text("update categories set position = 9"))
        assert open_site.test_client().get("/categories").status_code == 200
