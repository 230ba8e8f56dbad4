"""Members who went for good: nothing of them is left, and nothing of others is lost."""

import pytest
from sqlalchemy import select

from forum.accounts.models import Member, SentLetter
from forum.categories.models import Category
from forum.core import clock
from forum.core.db import Model, db, transaction
from forum.core.outbox import OutboxEvent
from forum.jobs.erasing import ROOMS, erase_due
from forum.jobs.worker import run_due
from forum.leaving.modes import Mode
from forum.leaving.service.going import leave
from forum.moderation.models import LogEntry
from forum.threads.models import Post, Thread, Voice
from tests import make
from tests.leaving import marked, remains
from tests.leaving.marked import GONE, KEPT, NAME, OPENLY, WORDS, Marked, tombstone

ALL = [*OPENLY, *WORDS, *GONE, *KEPT]
# What staff did stays under the empty row, and so does which voice was whose.
STAYS = {
    "voices.member_id", "moderation_log.moderator_id", "article_imports.imported_by",
    "sheet_versions.published_by", "thread_pins.pinned_by", "category_pins.pinned_by",
    "claim_links.moderator_id", "sheet_suggestions.closed_by",
    "access_log.opened_by", "messages.member_id", "participants.member_id",
    "reference_changes.by_id", "member_notes.writer_id",
    "article_imports.rights_by", "text_corrections.added_by", "text_corrections.decided_by",
}  # fmt: skip


def _go(found: Marked, mode: Mode) -> None:
    with transaction():
        leave(make.viewer(db.session.get(Member, found.member)), mode)


@pytest.fixture
def erased(kept_site, time):
    """Call it with a way of going: everything of one member, and then they are gone."""

    def run(mode: Mode) -> Marked:
        with transaction():
            found = marked.settle()
        _go(found, mode)
        run_due()
        readable = set(ALL) - {"Wegwerpwoord"}  # deleting had taken this already
        assert set(remains.found(ALL)) >= readable
        time.pass_time(days=7)
        erase_due()
        run_due()
        return found

    return run


def test_after_everything_no_byte_of_it_is_left(erased):
    erased(Mode.EVERYTHING)
    assert remains.found(ALL) == []


def test_after_going_anonymously_only_the_words_are_left(erased):
    found = erased(Mode.ANONYMISE)
    assert remains.found([*OPENLY, *GONE, *KEPT]) == []
    assert remains.found(WORDS) == WORDS
    shown = {voice.shown_name for voice in _voices(found)}
    assert all(name.startswith("Verwijderd lid ") for name in shown)
    assert len(shown) == len(_voices(found)) == 4


@pytest.mark.parametrize("mode", [Mode.ANONYMISE, Mode.EVERYTHING])
def test_what_is_left_of_the_member_is_an_empty_row(erased, mode):
    found = erased(mode)
    left = tombstone(found.member)
    assert (left.role, left.bio, left.password_hash) == ("member", "", "-")
    assert left.erased_at == left.joined_at == clock.now()
    assert left.email.endswith(".invalid")
    nothing = (left.email_verified_at, left.paused_at, left.last_active_at, left.suspended_until)
    assert nothing == (None, None, None, None)
    assert make.member(username=NAME, email=OPENLY[1]).id != found.member


@pytest.mark.parametrize("mode", [Mode.ANONYMISE, Mode.EVERYTHING])
def test_nothing_but_acts_for_the_forum_points_at_the_empty_row(erased, mode):
    found = erased(mode)
    pointing = {
        f"{key.parent.table.name}.{key.parent.name}"
        for key in _keys_to_members()
        if db.session.execute(select(key.parent).where(key.parent == found.member)).first()
    }
    assert pointing <= STAYS


@pytest.mark.parametrize("mode", [Mode.ANONYMISE, Mode.EVERYTHING])
def test_conversations_and_their_numbers_hold(erased, kept_site, mode):
    found = erased(mode)
    visitor = kept_site.test_client()
    thread, theirs = (db.session.get(Thread, n) for n in (found.thread, found.others_thread))
    assert (thread.reply_count, theirs.reply_count) == (3, 3)
    left = 3 if mode == Mode.ANONYMISE else 2
    assert db.session.get(Category, found.place).thread_count == left
    for post in (found.reply, found.others_post, found.removed):
        assert visitor.get(_place(visitor, f"/p/{post}")).status_code == 200
    lonely = visitor.get(f"/api/v1/threads/{found.lonely}").status_code
    assert lonely == (200 if mode == Mode.ANONYMISE else 404)


def _place(visitor, permalink: str) -> str:
    return visitor.get(permalink).location


def test_others_speak_of_nobody_in_particular(erased, kept_site):
    found = erased(Mode.ANONYMISE)
    post = db.session.get(Post, found.others_post)
    assert post.body == "Dank @verwijderd lid, *fijn*."
    assert "<em>fijn</em>" in post.body_html
    assert post.edited_at is None
    assert db.session.get(Thread, found.others_thread).title == "Vraag aan @verwijderd lid"
    visitor = kept_site.test_client()
    assert "@verwijderd lid" in visitor.get(_place(visitor, f"/p/{found.others_post}")).text


def test_titles_go_with_everything(erased):
    found = erased(Mode.EVERYTHING)
    thread = db.session.get(Thread, found.thread)
    assert (thread.title, thread.slug) == ("Verwijderd gesprek", "verwijderd-gesprek")
    assert thread.paused_at is thread.deleted_at is None


def test_the_codes_of_moderation_stay(erased):
    found = erased(Mode.EVERYTHING)
    query = select(LogEntry.act, LogEntry.reason, LogEntry.note, LogEntry.post_id)
    log = db.session.execute(query.order_by(LogEntry.id))
    assert [tuple(row) for row in log.all()] == [
        ("remove", "spam", "", found.removed),
        ("lock", "", "", None),
        ("unlock", "", "", None),
    ]


def test_nobody_gets_a_letter_after_that(erased, kept_site):
    found = erased(Mode.EVERYTHING)
    run_due()
    assert db.session.scalars(select(SentLetter.id)).all() == []
    assert list(kept_site.config["MAIL_FOLDER"].glob("*")) == []
    assert found.member


def test_no_event_about_the_member_is_left(erased):
    found = erased(Mode.EVERYTHING)
    payloads = db.session.scalars(select(OutboxEvent.payload)).all()
    assert payloads
    assert not any(payload.get("member_id") == found.member for payload in payloads)
    assert not any(payload.get("thread_id") == found.lonely for payload in payloads)


def test_a_moderator_who_goes_leaves_their_acts(kept_site, time):
    with transaction():
        found = marked.settle()
    with transaction():
        leave(make.viewer(tombstone(found.moderator)), Mode.EVERYTHING)
    time.pass_time(days=7)
    erase_due()
    assert db.session.scalars(select(LogEntry.note)).first() == "Notitiewoord van het team"
    assert tombstone(found.moderator).username.startswith("Verwijderd lid ")


def test_every_room_that_keeps_something_of_a_member_is_asked_to_let_go():
    rooms = {mapper.class_.__module__.split(".")[1] for mapper in _mappers_to_members()}
    assert rooms == set(ROOMS)


def _mappers_to_members():
    keys = {key.parent.table for key in _keys_to_members()}
    return [mapper for mapper in Model.registry.mappers if mapper.local_table in keys]


def _keys_to_members():
    for table in Model.metadata.sorted_tables:
        yield from (key for key in table.foreign_keys if key.column is Member.__table__.c.id)


def _voices(found: Marked) -> list[Voice]:
    return list(db.session.scalars(select(Voice).where(Voice.member_id == found.member)))
