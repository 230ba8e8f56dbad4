"""Words on the list, and texts on their way past it."""

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.marks.models import ThreadMark
from forum.moderation.gates.words import service
from forum.moderation.gates.words.actions import Action
from forum.moderation.gates.words.service import Wanted
from forum.posting import sending
from forum.posting.sent import Sent
from forum.threads.kinds import Kind, Opening
from tests import make


def watch(word: str, action: Action = Action.HOLD, *, keeper: Viewer | None = None, **more) -> int:
    keeper = keeper or make.viewer(make.moderator())
    return service.add_word(keeper, Wanted(word, action, "Daar letten we op", **more))


def start(who: Member, *, kind: Kind = Kind.DISCUSSION, **words) -> Sent:
    said = {"title": "Hoe begin ik?", "body": "Ik weet het niet meer zo goed."} | words
    return sending.start_thread(make.viewer(who), Opening(make.category().slug, kind, **said))


def reply(who: Member, body: str = "Zo doe ik dat.", **more) -> Sent:
    place = more.pop("to", None) or make.thread().thread_id
    return sending.reply(make.viewer(who), place, body=body, **more)


def read_threads(who: Member, times: int) -> None:
    """So many that they had not read before, today."""
    now = clock.now()
    db.session.add_all(
        ThreadMark(member_id=who.id, thread_id=make.thread().thread_id, read_number=1, read_at=now)
        for _time in range(times)
    )
    db.session.flush()
