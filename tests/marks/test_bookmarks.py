"""Keeping a post with a note: for oneself, and also when the post is gone."""

import pytest
import sqlalchemy as sa

from forum.accounts.service.blocking import block_member
from forum.accounts.viewer import GUEST
from forum.core import clock
from forum.core.db import db, transaction
from forum.core.errors import LoginRequired, NotFound, Refused
from forum.marks.bookmarks import bookmarks
from forum.marks.models import Bookmark
from forum.marks.service.bookmarking import drop_post, keep_post
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from tests import make

NOTE = "Deze oefening hielp mij"
GONE = "Dit bericht is er niet meer"


@pytest.fixture
def me(app):
    return make.member()


@pytest.fixture
def writer(app):
    return make.member(username="Wilma")


@pytest.fixture
def kept(me, writer):
    """The first post of a thread, kept with a note."""
    first = make.thread(writer, title="Wie wandelt er mee?")
    make.reply(first)
    keep_post(make.viewer(me), first.id, note=NOTE)
    return first


def _mine(me) -> list:
    return list(bookmarks(make.viewer(me)).items)


def test_the_latest_kept_comes_first_with_where_it_stands(me, kept, time):
    time.pass_time(hours=1)
    other = make.answer(kept, make.expert())
    keep_post(make.viewer(me), other.id)

    newest, oldest = _mine(me)

    assert (newest.post.number, newest.note, newest.kept_at) == (3, "", time.at)
    assert (oldest.post.title, oldest.note) == ("Wie wandelt er mee?", NOTE)
    assert oldest.post.author.name == "Wilma"


def test_keeping_again_keeps_place_and_note(me, kept, time):
    since = time.at
    time.pass_time(hours=1)
    keep_post(make.viewer(me), kept.id)
    (one,) = _mine(me)
    assert (one.note, one.kept_at) == (NOTE, since)


def test_a_note_can_be_changed_and_emptied(me, kept):
    for note in ("Anders", ""):
        keep_post(make.viewer(me), kept.id, note=note)
        assert [one.note for one in _mine(me)] == [note]


def test_what_is_dropped_is_gone_and_dropping_twice_is_once(me, kept):
    for _ in range(2):
        drop_post(make.viewer(me), kept.id)
        assert _mine(me) == []


def test_nobody_elses_are_read_or_dropped(me, kept):
    other = make.member()
    drop_post(make.viewer(other), kept.id)
    assert (_mine(other), len(_mine(me))) == ([], 1)


def test_the_note_lies_sealed(me, kept):
    (stored,) = db.session.execute(sa.text("select note from bookmarks")).scalars()
    assert NOTE not in stored
    assert stored.startswith("gAAAA")


def _delete(first, writer, _me) -> None:
    threads.delete_post(make.viewer(writer), first.id)


def _remove(first, _writer, _me) -> None:
    moderator = make.viewer(make.moderator())
    moderation.act_on_post(moderator, Act.REMOVE, first.id, reason="spam", note="")


def _narrow(first, writer, me) -> None:
    threads.change_visibility(make.viewer(writer), first.thread_id, Visibility.MEMBERS)
    me.email_verified_at = None


def _block(_first, writer, me) -> None:
    block_member(make.viewer(me), writer.username)


def _be_blocked(_first, writer, me) -> None:
    block_member(make.viewer(writer), me.username)


def _pause(_first, writer, _me) -> None:
    threads.pause_threads(writer.id)
    writer.paused_at = writer.joined_at


AWAY = (_delete, _remove, _narrow, _block, _be_blocked, _pause)


@pytest.mark.parametrize("take_away", AWAY)
def test_of_a_post_that_is_gone_only_ones_own_note_is_left(visitor, me, writer, kept, take_away):
    take_away(kept, writer, me)
    db.session.flush()

    (one,) = _mine(me)
    page = visitor.log_in(me).get("/bookmarks").text
    told = visitor.application.test_client().bearer(make.token(me)).get("/api/v1/me/bookmarks")

    assert (one.post, one.note) == (None, NOTE)
    assert GONE in page
    assert NOTE in page
    assert told.json["items"][0]["post"] is None
    for secret in ("Wie wandelt er mee?", "Wilma", "Ik weet het niet"):
        assert secret not in page + told.text


@pytest.mark.parametrize("take_away", AWAY)
def test_what_is_gone_can_still_be_noted_and_dropped(visitor, me, writer, kept, take_away):
    take_away(kept, writer, me)
    db.session.flush()
    visitor.log_in(me)
    assert visitor.get(f"/p/{kept.id}/bookmark").status_code == 200
    assert visitor.submit(f"/p/{kept.id}/bookmark", note="Toch jammer").status_code == 303
    assert [one.note for one in _mine(me)] == ["Toch jammer"]
    assert visitor.submit(f"/p/{kept.id}/bookmark/remove").status_code == 303
    assert _mine(me) == []


@pytest.mark.parametrize("take_away", AWAY)
def test_what_cannot_be_read_is_not_kept_and_looks_like_nothing(app, writer, take_away):
    me, first = make.member(), make.thread(writer)
    make.reply(first)
    take_away(first, writer, me)
    for post_id in (first.id, 999_999):
        with pytest.raises(NotFound):
            keep_post(make.viewer(me), post_id)
    assert db.session.query(Bookmark).count() == 0


def test_nothing_is_kept_for_who_was_just_erased(app):
    member, post = make.member(), make.thread()
    viewer = make.viewer(member)
    member.erased_at = clock.now()
    db.session.flush()
    keep_post(viewer, post.id, note="Voor later")
    assert db.session.query(Bookmark).count() == 0


def test_standing_has_nothing_to_do_with_it_but_consent_has(app):
    first = make.thread()
    for someone in (make.suspended(), make.member(verified=False)):
        keep_post(make.viewer(someone), first.id, note=NOTE)
    for someone, error in (
        (make.viewer(make.member(consent=False)), Refused),
        (GUEST, LoginRequired),
    ):
        with pytest.raises(error):
            keep_post(someone, first.id, note=NOTE)
    assert db.session.query(Bookmark).count() == 2


def test_two_clicks_at_once_are_one_bookmark(open_site, run_parallel):
    first, viewer = make.thread(), make.viewer(make.member())

    def keep() -> None:
        with transaction():
            keep_post(viewer, first.id, note=NOTE)

    assert run_parallel([keep] * 6) == [None] * 6
    assert db.session.query(Bookmark).count() == 1
