"""After every act the index says what the texts say, in the very transaction of the act."""

import pytest
from sqlalchemy import func, select

from forum.accounts.models import Member
from forum.accounts.pretending import Claim
from forum.accounts.service import erasing as accounts
from forum.accounts.service.pausing import pause, resume
from forum.accounts.service.profile import change_profile
from forum.accounts.service.vouching import create_account
from forum.accounts.viewer import Role
from forum.core.changes import note
from forum.core.db import db, transaction
from forum.factsheets import service as factsheets
from forum.labels.service import add_label
from forum.search.kinds import Found
from forum.threads import service as threads
from forum.threads.kinds import Kind, Visibility
from forum.threads.models import Post
from forum.threads.reasons import TITLES
from forum.threads.service import erasing
from tests import make
from tests.search.kept import kept, strays

REASON = next(iter(TITLES))


class World:
    def __init__(self):
        self.writer, self.other = make.member(bio="Ik zwem"), make.member(bio="Ik wandel")
        self.staff = make.moderator()
        self.place = make.category()
        title = f"Hernia van @{self.writer.username}"
        self.first = make.thread(self.other, place=self.place, title=title, body="Zenuwpijn")
        self.said = f"Tillen lukt, @{self.writer.username}"
        self.post = make.reply(self.first, self.other, body=self.said)
        self.own = make.thread(self.writer, place=self.place, title="Spit", body="Oefeningen")
        self.elsewhere, self.expert = make.category(), make.expert()
        self.question = make.thread(self.other, kind=Kind.QUESTION, title="Helpt rust bij spit?")
        self.answer = make.reply(self.question, self.writer, body="Mij hielp wandelen")
        add_label(self.moderator, name="Slapen")
        self.sheet = make.sheet(self.staff, title="Lage rugpijn", slug="lage-rugpijn")
        note("members", self.writer.id, self.other.id, self.staff.id, self.expert.id)

    def last(self, first):
        newest = select(func.max(Post.id)).where(Post.thread_id == first.thread_id)
        return db.session.scalars(newest).one()

    @property
    def moderator(self):
        return make.viewer(self.staff)

    def split(self):
        where = {"title": "Afgesplitst", "category": self.place.slug}
        thread = self.first.thread_id
        return threads.split_thread(self.moderator, thread, post_ids=[self.post.id], **where)

    def merge(self):
        return threads.merge_threads(self.moderator, self.own.thread_id, into=self.first.thread_id)

    def publish_again(self):
        factsheets.publish(self.moderator, "lage-rugpijn", reason="Opnieuw")


def _amend(world):
    words = {"title": "Andere titel", "body": "Anders"}
    threads.amend_post(world.moderator, world.first.id, **words, reason=REASON)


ACTS = {
    "edit": lambda w: threads.edit_post(make.viewer(w.other), w.first.id, body="Nu", title="Zit"),
    "delete": lambda w: threads.delete_post(make.viewer(w.other), w.post.id),
    "delete a thread": lambda w: threads.delete_post(make.viewer(w.writer), w.own.id),
    "hide": lambda w: threads.hide_post(w.moderator, w.post.id, reason=REASON),
    "remove": lambda w: threads.remove_post(w.moderator, w.first.id, reason=REASON),
    "restore": lambda w: threads.restore_post(w.moderator, w.post.id),
    "amend": _amend,
    "split": lambda w: w.split(),
    "merge": lambda w: w.merge(),
    "withdraw": lambda w: factsheets.withdraw(w.moderator, "lage-rugpijn", reason="Oud"),
    "publish": lambda w: w.publish_again(),
    "profile": lambda w: change_profile(make.viewer(w.writer), bio="Ik fiets"),
    "held profile": lambda w: change_profile(
        make.viewer(w.writer), bio="Ik ben arts", claim=next(iter(Claim))
    ),
    "pause": lambda w: (pause(w.writer.id), threads.pause_threads(w.writer.id)),
    "resume": lambda w: (resume(w.writer.id), threads.resume_threads(w.writer.id)),
    "label": lambda w: threads.set_labels(make.viewer(w.writer), w.own.thread_id, ["slapen"]),
    "take labels off": lambda w: threads.set_labels(make.viewer(w.writer), w.own.thread_id, []),
    "move": lambda w: threads.move_thread(w.moderator, w.own.thread_id, category=w.elsewhere.slug),
    "narrow": lambda w: threads.change_visibility(
        make.viewer(w.writer), w.own.thread_id, Visibility.MEMBERS
    ),
    "accept": lambda w: threads.accept_answer(
        make.viewer(w.other), w.question.thread_id, w.answer.id
    ),
    "accept nothing": lambda w: threads.withdraw_answer(make.viewer(w.other), w.question.thread_id),
    "answer": lambda w: make.answer(w.question, w.expert),
    "delete an answer": lambda w: threads.delete_post(make.viewer(w.expert), w.last(w.question)),
    "hide an answer": lambda w: threads.hide_post(w.moderator, w.last(w.question), reason=REASON),
    "join": lambda _w: create_account(
        "nieuwkomer", email="n@example.org", password="een lang wachtwoord", role=Role.MEMBER
    ),
}
BEFORE = {
    "restore": ("hide",),
    "publish": ("withdraw",),
    "resume": ("pause",),
    "take labels off": ("label",),
    "accept nothing": ("accept",),
    "delete an answer": ("answer",),
    "hide an answer": ("answer",),
}


def _do(act, world):
    with transaction():
        ACTS[act](world)


@pytest.fixture
def world(app):
    with transaction():
        return World()


@pytest.mark.parametrize("act", ACTS)
def test_the_index_says_what_the_texts_say(world, act):
    assert strays() == []
    for earlier in BEFORE.get(act, ()):
        _do(earlier, world)
        assert strays() == []
    before = kept()
    _do(act, world)
    assert strays() == []
    assert act == "held profile" or kept() != before


@pytest.mark.parametrize(
    ("there", "back"), [("split", "put_back_split"), ("merge", "put_back_merge")]
)
def test_what_is_put_back_is_found_as_before(world, there, back):
    before = kept()
    with transaction():
        stood = getattr(world, there)()
    thread = world.first.thread_id if there == "split" else world.own.thread_id
    with transaction():
        assert getattr(threads, back)(thread, stood)
    assert strays() == []
    assert kept() == before


@pytest.mark.parametrize("everything", [True, False])
def test_who_left_is_found_by_nothing(world, everything):
    with transaction():
        for room in (erasing, accounts):
            room.erase(world.writer.id, everything=everything)
    assert strays() == []
    found = kept()
    assert not any(f"a_{world.writer.id} " in f"{terms} " for terms in found.values())
    assert (Found.MEMBER, world.writer.id) not in found
    assert ((Found.THREAD, world.own.id) in found) is not everything
    assert not any(world.writer.username in terms for terms in found.values())


def test_ones_name_is_there_until_then(world):
    assert any(world.writer.username in terms for terms in kept().values())
    assert db.session.get(Member, world.writer.id)
    assert db.session.get(Post, world.own.id)
