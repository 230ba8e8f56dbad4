"""All the ways in which something that could be read is kept from its readers."""

from collections.abc import Callable
from dataclasses import dataclass

from forum.accounts.models import Member
from forum.accounts.service import pausing
from forum.accounts.service.blocking import block_member
from forum.categories.circles import Circle
from forum.core import clock
from forum.core.db import db
from forum.jobs.erasing import empty_rooms
from forum.leaving.modes import Mode
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from forum.threads.models import Post, Thread
from tests import make

MARK = "Kwastelmarkering"


@dataclass(frozen=True)
class Scene:
    """Bea began a thread and wrote a second post in it, both full of the mark. Ada follows all of
    it, and was told of both."""

    ada: Member
    bea: Member
    first: Post
    post: Post
    told: int
    begun: int


def narrow(scene: Scene) -> None:
    who = make.viewer(scene.bea)
    threads.change_visibility(who, scene.first.thread_id, Visibility.MEMBERS)


def in_circle(circle: Circle) -> Callable[[Scene], None]:
    def close(_scene: Scene) -> None:
        db.session.execute(db.text("update categories set readers = :who"), {"who": circle.value})

    close.__name__ = f"only_{circle.value}"
    return close


def delete_thread(scene: Scene) -> None:
    thread = db.session.get_one(Thread, scene.first.thread_id)
    thread.deleted_at = clock.now()


def delete_posts(scene: Scene) -> None:
    for post in (scene.post, scene.first):
        threads.delete_post(make.viewer(scene.bea), post.id)


def pause(scene: Scene) -> None:
    threads.pause_threads(scene.bea.id)
    pausing.pause(scene.bea.id)


def erase(scene: Scene) -> None:
    empty_rooms(scene.bea.id, Mode.EVERYTHING)


def block(scene: Scene) -> None:
    block_member(make.viewer(scene.ada), scene.bea.username)


def be_blocked(scene: Scene) -> None:
    block_member(make.viewer(scene.bea), scene.ada.username)


def _judged(act: Act) -> Callable[[Scene], None]:
    def judge(scene: Scene) -> None:
        keeper = make.viewer(make.moderator())
        for post in (scene.first, scene.post):
            moderation.act_on_post(keeper, act, post.id, reason="spam")

    judge.__name__ = act.value
    return judge


REMOVE, HIDE = _judged(Act.REMOVE), _judged(Act.HIDE)
CLOSED = [in_circle(Circle.EXPERTS), in_circle(Circle.STAFF), delete_thread, pause, erase]
# From all who have no account, though Ada reads them: on the site, and in her own feed.
FROM_GUESTS = [narrow, in_circle(Circle.MEMBERS)]
# From Ada alone.
FROM_ADA = [block, be_blocked]
# The text alone: what others answered stays, and the title at the address of the thread.
TEXTS = [REMOVE, HIDE, delete_posts]
EVERY = [*CLOSED, *FROM_GUESTS, *FROM_ADA, *TEXTS]
