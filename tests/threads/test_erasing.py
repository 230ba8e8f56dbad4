"""What becomes of posts and threads when their writer goes for good."""

import pytest
from sqlalchemy import func, select

from forum.accounts.service.erasing import LETTERS
from forum.categories.models import Category
from forum.core.db import db, transaction
from forum.core.errors import Conflict
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from forum.threads.models import Post, Thread, Voice, VoiceBlock
from forum.threads.service import forgetting
from forum.threads.service.erasing import erase
from forum.threads.service.pausing import pause_threads
from tests import make


def _thread(post: Post) -> Thread:
    return db.session.get(Thread, post.thread_id, populate_existing=True)


def _counts() -> tuple[int, int]:
    numbers = func.sum(Category.thread_count), func.sum(Category.public_thread_count)
    return tuple(db.session.execute(select(*numbers)).one())


def _body(post: Post) -> str:
    return db.session.scalar(select(Post.body).where(Post.id == post.id))


def test_a_thread_with_a_post_of_another_stays_and_one_without_goes(app):
    wilma = make.member()
    alone, shared = make.thread(wilma), make.thread(wilma)
    make.reply(alone, wilma)
    make.reply(shared)
    pause_threads(wilma.id)
    erase(wilma.id, everything=True)
    assert _thread(alone).deleted_at
    assert _thread(shared).deleted_at is _thread(shared).paused_at is None
    assert (_counts(), _thread(shared).reply_count) == ((1, 1), 1)


@pytest.mark.parametrize("everything", [True, False])
def test_twice_is_once_and_a_deleted_thread_is_not_counted_again(app, everything):
    wilma = make.member()
    gone = make.thread(wilma)
    make.thread(wilma, visibility=Visibility.MEMBERS)
    threads.delete_post(make.viewer(wilma), gone.id)
    for _again in range(2):
        erase(wilma.id, everything=everything)
    assert _counts() == ((0, 0) if everything else (1, 0))


@pytest.mark.parametrize("everything", [True, False])
def test_when_an_expert_last_replied_counts_what_can_be_read(app, everything):
    lotte, first = make.expert(), make.thread()
    make.answer(first, lotte)
    erase(lotte.id, everything=everything)
    assert (_thread(first).expert_replied_at is None) is everything


@pytest.mark.parametrize("everything", [True, False])
def test_a_name_that_was_used_is_lost_in_every_thread_apart(app, everything):
    wilma = make.member()
    for _number in range(3):
        make.thread(wilma)
    erase(wilma.id, everything=everything)
    voices = db.session.scalars(select(Voice)).all()
    names = [voice.shown_name.removeprefix("Verwijderd lid ") for voice in voices]
    assert all(len(name) == 4 and set(name) <= set(LETTERS) for name in names)
    assert len(set(names)) == 3
    assert all(voice.is_pseudonym for voice in voices)


def test_a_pseudonym_is_forgotten_in_its_own_thread(app):
    wilma = make.member(username="Wilma")
    first, elsewhere = make.thread(wilma), make.thread()
    db.session.query(Voice).filter_by(member_id=wilma.id).update(
        {"shown_name": "Stille Merel", "is_pseudonym": True}
    )
    here = make.reply(first, body="Dag @Stille Merel en @Wilma")
    there = make.reply(elsewhere, body="Dag @Stille Merel")
    erase(wilma.id, everything=False)
    assert _body(here) == "Dag @verwijderd lid en @verwijderd lid"
    assert _body(there) == "Dag @Stille Merel"


def test_a_mention_is_found_in_every_part_of_a_large_forum(app, monkeypatch):
    monkeypatch.setattr(forgetting, "WINDOW", 3)
    wilma, first = make.member(username="Wilma"), make.thread(title="Waar is @Wilma?")
    bodies = [f"{number} @wilma" if number % 2 else "niets" for number in range(8)]
    replies = [make.reply(first, body=body) for body in bodies]
    versions = {reply.id: reply.version for reply in replies}
    erase(wilma.id, everything=False)
    assert [_body(reply) for reply in replies] == [
        body.replace("@wilma", "@verwijderd lid") for body in bodies
    ]
    changed = db.session.execute(select(Post.id, Post.version).where(Post.number > 1))
    assert sum(row.version > versions[row.id] for row in changed) == 4
    assert _thread(first).slug == "waar-is-verwijderd-lid"


@pytest.mark.parametrize("everything", [True, False])
def test_who_blocked_a_voice_goes_on_not_seeing_words_that_are_left(app, everything):
    wilma, other = make.member(), make.member()
    first = make.thread(wilma)
    theirs = make.reply(first, other)
    blocks = [(wilma.id, theirs.voice_id), (other.id, first.voice_id)]
    for member_id, voice_id in blocks:
        made = {"member_id": member_id, "voice_id": voice_id, "blocked_at": first.created_at}
        db.session.add(VoiceBlock(**made))
    db.session.flush()
    erase(wilma.id, everything=everything)
    left = db.session.scalars(select(VoiceBlock.member_id)).all()
    assert left == ([] if everything else [other.id])


def test_a_reply_at_that_very_moment_is_kept_or_told_that_it_came_too_late(open_site, run_parallel):
    with transaction():
        wilma, other = make.member(), make.member()
        firsts = [make.thread(wilma) for _number in range(4)]
        viewer = make.viewer(other)

    def reply(first: Post):
        def act() -> None:
            with transaction():
                threads.reply(viewer, first.thread_id, body="Net op tijd")

        return act

    def leave() -> None:
        with transaction():
            erase(wilma.id, everything=True)

    *outcomes, left = run_parallel([*map(reply, firsts), leave])

    assert left is None
    for first, outcome in zip(firsts, outcomes, strict=True):
        assert (outcome is None) is (_thread(first).deleted_at is None)
        assert outcome is None or isinstance(outcome, Conflict) or outcome.status == 404
    assert _counts()[0] == outcomes.count(None)
