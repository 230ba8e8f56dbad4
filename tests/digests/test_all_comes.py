"""No news is lost on the way to a digest: what it has no room for is counted, and comes later."""

import pytest

from forum.accounts.models import Member
from forum.core.db import db
from forum.factsheets.models import SheetVersion
from forum.jobs import digest_letters
from forum.jobs.digesting import digest
from forum.marks.levels import Level
from forum.marks.service import following
from forum.notifications import service as notifications
from forum.notifications.kinds import Kind, Way
from forum.notifications.service import About
from forum.threads.models import Post, Thread
from tests import make
from tests.digests.told import begun, body_of, told


@pytest.fixture
def place(ada):
    found = make.category(slug="oefenen")
    following.follow_category(make.viewer(ada), found.slug, Level.FOLLOW)
    return found


def _titles(letter, words="Gesprek") -> list[str]:
    lines = letter.get_body(("plain",)).get_content().splitlines()
    return [line.partition(" (")[0] for line in lines if line.startswith(words)]


def test_many_new_threads_keep_no_mention_out(ada, place, send):
    notifications.choose(make.viewer(ada), {Kind.MENTION: Way.DIGEST})
    named = make.reply(make.thread(title="Waar ik genoemd word"))
    notifications.tell(Kind.MENTION, [ada.id], About(f"post:{named.id}", named.id, named.thread_id))
    for number in range(21):
        begun(place=place, title=f"Gesprek {number}")
    (letter,) = send()
    assert "Waar ik genoemd word" in body_of(letter)
    assert len(_titles(letter)) == 5
    assert "En nog 16:" in body_of(letter)


def test_the_rest_comes_the_next_time(ada, place, send):
    for number in range(7):
        begun(place=place, title=f"Gesprek {number}")
    first, second = _titles(send()[-1]), _titles(send()[-1])
    assert (len(first), len(second)) == (5, 2)
    assert len({*first, *second}) == 7
    assert len(send()) == 2


def test_of_notifications_too(ada, send):
    for number in range(23):
        told(ada, make.reply(make.thread(title=f"Gesprek {number}")))
    first = send()[-1]
    assert "En nog 3:" in body_of(first)
    second = _titles(send()[-1])
    assert len({*_titles(first), *second}) == 23
    assert second == [f"Gesprek {number}" for number in (20, 21, 22)]


def test_the_best_new_threads_stand_first(ada, place, send):
    begun(place=place, title="Gesprek stil")
    busy = begun(place=place, title="Gesprek druk")
    make.reply(busy)
    make.reply(busy)
    known = begun(place=place, title="Gesprek met een expert")
    db.session.get(Thread, known.thread_id).expert_replied_at = known.created_at
    (letter,) = send()
    assert _titles(letter) == ["Gesprek met een expert", "Gesprek druk", "Gesprek stil"]
    assert "Gesprek druk (2 reacties)" in body_of(letter)


def by_label(ada):
    db.session.execute(
        db.text("insert into labels (id, slug, name, description) values (7, 'nek', 'Nek', '')")
    )
    following.follow_label(make.viewer(ada), "nek", Level.FOLLOW)
    first = make.thread(make.member(), title="Gesprek")
    carried = "insert into thread_labels (thread_id, label_id) values (:id, 7)"
    db.session.execute(db.text(carried), {"id": first.thread_id})
    return first


def by_member(ada):
    writer = make.member(username="Bea")
    following.follow_member(make.viewer(ada), "Bea", Level.FOLLOW)
    return make.thread(writer, title="Gesprek")


@pytest.mark.parametrize("follow", [by_label, by_member])
def test_a_new_thread_by_a_followed_label_or_member_is_one_too(ada, send, follow):
    begun(first=follow(ada))
    assert _titles(send()[0]) == ["Gesprek"]


@pytest.mark.parametrize("way", [Way.NEVER, Way.SITE, Way.MAIL])
def test_who_wants_new_threads_otherwise_has_none_in_it(ada, place, send, way):
    notifications.choose(make.viewer(ada), {Kind.NEW_THREAD: way})
    begun(place=place, title="Gesprek")
    assert [one for one in send() if one["Subject"].startswith("Je overzicht")] == []


def test_a_new_thread_for_members_is_told_without_its_title(ada, place, send):
    begun(place=place, title="Kwastel", visibility="members")
    (letter,) = send()
    assert "Een nieuw gesprek" in body_of(letter)
    assert "Kwastel" not in letter.as_string()


def test_what_comes_after_a_digest_is_in_the_next(ada, send):
    """Also of a thread that was told of and not opened since."""
    first = make.thread(title="Gesprek")
    told(ada, make.reply(first))
    assert len(send()) == 1
    told(ada, make.reply(first))
    assert "Gesprek (2 reacties)" in body_of(send()[1])
    assert len(send()) == 2


def test_what_comes_while_it_goes_is_in_the_next(app, ada, send, smtp):
    """Between the look at what is new and the mark, in another process."""
    first = make.thread(title="Gesprek")
    told(ada, make.reply(first))
    member_id, post_id = ada.id, first.id

    def meanwhile():
        smtp.then = None
        with app.app_context():
            told(db.session.get(Member, member_id), make.reply(db.session.get(Post, post_id)))
            db.session.commit()

    smtp.then = meanwhile
    assert len(send()) == 1
    assert smtp.then is None
    assert "Gesprek" in body_of(send()[-1])
    assert len(smtp.messages) == 2


def test_what_was_hidden_then_is_told_when_it_is_there_again(ada, send):
    post = make.reply(make.thread(title="Gesprek"))
    told(ada, post)
    thread = db.session.get(Thread, post.thread_id)
    thread.paused_at = post.created_at
    db.session.commit()
    assert send() == []
    thread.paused_at = None
    db.session.commit()
    assert _titles(send()[0]) == ["Gesprek"]


def test_of_a_thread_that_was_muted_since_nothing_is_said(ada, send):
    post = make.reply(make.thread(title="Gesprek"))
    told(ada, post)
    following.follow_thread(make.viewer(ada), post.thread_id, Level.MUTE)
    assert send() == []


def test_more_sheets_than_it_has_room_for_are_counted(ada, send):
    for number in range(7):
        make.sheet(make.moderator(), slug=f"blad-{number}", title=f"Blad {number}")
    assert db.session.query(SheetVersion).count() == 7
    text = body_of(send()[0])
    assert "En nog 2:" in text


def test_a_title_behind_a_warning_is_not_in_it(ada, send):
    first = make.thread(title="Kwastel")
    told(ada, make.reply(first))
    post = db.session.get(Post, first.id)
    post.hidden_at, post.hidden_reason = post.created_at, "spam"
    (letter,) = send()
    assert "Kwastel" not in letter.as_string() + body_of(letter)
    assert "Een notificatie voor jou" in body_of(letter)


@pytest.mark.parametrize("count", [1, 19])
def test_it_costs_the_same_however_much_is_in_it(ada, place, time, count_queries, app, count):
    for number in range(count):
        told(ada, make.reply(make.thread(title=f"Gesprek {number}")))
        begun(place=place, title=f"Nieuw {number}")
    db.session.commit()
    time.pass_time(days=1)
    digest()
    event = digest_letters.DigestDue(_latest())
    with app.test_request_context(), count_queries() as seen:
        assert digest_letters.digest(event, "key") is not None
    assert len(seen) <= 25, len(seen)


def _latest() -> int:
    return db.session.scalar(db.text("select max(id) from digests"))
