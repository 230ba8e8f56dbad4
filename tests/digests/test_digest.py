"""The digest as it arrives: only news, only what its member may read, and once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.core.db import db, transaction
from forum.digests.models import Digest, DigestWish
from forum.digests.service import due
from forum.digests.service.wishing import set_digest
from forum.jobs.digesting import digest
from forum.marks.levels import Level
from forum.marks.models import CategoryMark
from forum.notifications import service as notifications
from forum.notifications.kinds import Kind, Way
from forum.notifications.models import Notification
from forum.notifications.service import About
from forum.threads.models import Thread
from tests import make

ADA = "ada@example.org"
MARK = "Kwastelmarkering"


@pytest.fixture
def ada(app, time):
    found = make.member(username="Ada", email=ADA)
    set_digest(make.viewer(found), every="day", weekday=1, hour=8)
    notifications.choose(make.viewer(found), {Kind.REPLY: Way.DIGEST})
    time.pass_time(minutes=1)
    db.session.commit()
    return found


@pytest.fixture
def send(time, run_worker, smtp):
    """Let a day go by, and what is due be sent."""

    def run(days=1):
        time.pass_time(days=days)
        digest()
        run_worker()
        return smtp.to(ADA)

    return run


def told(who, post):
    about = About(f"thread:{post.thread_id}", post.id, post.thread_id)
    return notifications.tell(Kind.REPLY, [who.id], about)


def body_of(letter) -> str:
    parts = [part.get_content() for part in letter.walk() if not part.is_multipart()]
    assert len(parts) == 2
    return "".join(parts)


def test_what_is_new_stands_in_it_once(ada, send):
    post = make.reply(make.thread(title="Rustig opbouwen"))
    told(ada, post)
    (letter,) = send()
    assert letter["Subject"] == "Je overzicht van Ruggespraak"
    assert "Rustig opbouwen" in body_of(letter)
    assert "Reacties in gesprekken die je volgt" in body_of(letter)
    assert len(send()) == 1


def test_without_news_none_is_sent(ada, send):
    assert send() == []


def test_new_threads_and_sheets_stand_in_it(ada, send):
    place = make.category(slug="oefenen")
    db.session.add(CategoryMark(member_id=ada.id, category_id=place.id, level=Level.FOLLOW))
    make.thread(place=place, title="Wandelen helpt mij")
    make.thread(make.member(), title="Elders begonnen")
    sheet = make.sheet(make.moderator(), title="Over bewegen")
    text = body_of(send()[0])
    assert "Wandelen helpt mij" in text
    assert sheet.title in text
    assert "Elders begonnen" not in text


def read_it(ada, post):
    notifications.mark_read(make.viewer(ada))


def hide_it(ada, post):
    post.removed_at = post.created_at


def stop_it(ada, post):
    set_consent(make.viewer(ada), Purpose.DIGEST, given=False)


def tell_at_once(ada, post):
    notifications.choose(make.viewer(ada), {Kind.REPLY: Way.SITE})


def other_box(ada, post):
    ada.email_verified_at = None


@pytest.mark.parametrize("act", [read_it, hide_it, stop_it, tell_at_once, other_box])
def test_what_is_not_for_it_any_more_is_not_in_it(ada, send, act):
    post = make.reply(make.thread())
    told(ada, post)
    act(ada, post)
    assert send() == []


def test_what_changed_between_is_looked_at_when_it_goes(ada, time, run_worker, smtp):
    post = make.reply(make.thread())
    told(ada, post)
    time.pass_time(days=1)
    digest()
    hide_it(ada, post)
    run_worker()
    assert smtp.to(ADA) == []


def test_nothing_of_what_is_not_for_all_stands_in_it(ada, send):
    """What only members read is there, without its words."""
    first = make.thread(title=MARK, body=f"{MARK}.")
    post = make.reply(first, make.member(username=f"{MARK}en"), body=f"{MARK} ook")
    db.session.get(Thread, first.thread_id).visibility = "members"
    place = db.session.get(Thread, first.thread_id).category_id
    db.session.add(CategoryMark(member_id=ada.id, category_id=place, level=Level.FOLLOW))
    told(ada, post)
    (letter,) = send()
    assert MARK.lower() not in letter.as_string().lower() + body_of(letter).lower()
    assert "Een notificatie voor jou" in body_of(letter)


@pytest.mark.parametrize("kind", [Kind.MENTION, Kind.QUOTE, Kind.MESSAGE, Kind.CLAIM])
def test_a_kind_of_what_is_gone_says_nothing(ada, send, kind):
    notifications.choose(make.viewer(ada), {kind: Way.DIGEST})
    first = make.thread(title=MARK)
    post = make.reply(first, body=MARK)
    notifications.tell(kind, [ada.id], About(f"thread:{post.thread_id}", post.id, post.thread_id))
    db.session.get(Thread, first.thread_id).deleted_at = first.created_at
    post.removed_at = post.created_at
    assert send() == []


def test_one_press_stops_it(app, ada, send):
    told(ada, make.reply(make.thread()))
    (letter,) = send()
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = str(letter["List-Unsubscribe"]).strip(" <>").removeprefix("http://localhost")
    assert app.test_client().get(link).status_code == 200
    told(ada, make.reply(make.thread()))
    answer = app.test_client().post(link, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert len(send()) == 1
    assert app.test_client().post(f"{link}x").status_code == 422


def test_killed_before_it_is_marked_it_is_the_same_letter(ada, time, run_worker, smtp, monkeypatch):
    told(ada, make.reply(make.thread()))
    time.pass_time(days=1)
    digest()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("forum.jobs.worker._sent", _killed)
        run_worker()
    time.pass_time(minutes=6)
    digest()
    run_worker()
    ids = [letter["Message-ID"] for letter in smtp.to(ADA)]
    assert (len(ids), len(set(ids))) == (2, 1)
    digested = db.session.scalars(select(Notification.digested_at)).all()
    assert None not in digested


def _killed(*_what):
    raise KeyboardInterrupt


def test_who_agreed_elsewhere_gets_one_each_week(app, time):
    bea = make.member()
    set_consent(make.viewer(bea), Purpose.DIGEST, given=True)
    db.session.commit()
    digest()
    wish = db.session.scalars(select(DigestWish)).one()
    assert (wish.member_id, wish.every, wish.hour) == (bea.id, "week", 8)


def test_after_a_long_silence_one_waits_for_the_next(ada, time):
    told(ada, make.reply(make.thread()))
    time.pass_time(days=3)
    digest()
    assert db.session.scalar(select(func.count(Digest.id))) == 0
    time.pass_time(days=1)
    digest()
    assert db.session.scalar(select(func.count(Digest.id))) == 1


def test_changing_the_hour_gives_no_second_one_on_a_day(ada, time):
    time.pass_time(days=1)
    digest()
    first = db.session.scalars(select(Digest)).one()
    wish = db.session.scalars(select(DigestWish)).one()
    wish.next_at = first.until - timedelta(hours=10)
    db.session.commit()
    digest()
    assert db.session.scalar(select(func.count(Digest.id))) == 1


def test_workers_at_once_write_each_once(run_parallel, time):
    with transaction():
        for _several in range(20):
            viewer = make.viewer(make.member())
            set_digest(viewer, every="day", weekday=1, hour=8)
    time.pass_time(days=1)

    def work():
        with transaction():
            return due.digest_some()

    results = run_parallel([work] * 4)
    assert [one for one in results if not isinstance(one, int)] == []
    digest()
    assert db.session.scalar(select(func.count(Digest.id))) == 20


@pytest.mark.parametrize("count", [1, 25])
def test_a_batch_costs_the_same_however_many_are_in_it(app, time, count_queries, count):
    for _several in range(count):
        set_digest(make.viewer(make.member()), every="day", weekday=1, hour=8)
    time.pass_time(days=1)
    with count_queries() as seen:
        assert due.digest_some() == count
    assert len(seen) == 5
