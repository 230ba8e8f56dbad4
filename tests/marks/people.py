"""What readers do in the tests of this room, said shortly."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.labels.models import Label
from forum.marks.lists import list_threads
from forum.marks.models import ThreadMark
from forum.threads.models import Post, ThreadLabel
from tests import make

WAYS = ("thread", "category", "label", "member")


def grown(posts: int, author: Member | None = None, **facts) -> Post:
    """The first post of a thread of so many."""
    first, other = make.thread(author, **facts), make.member()
    for _more in range(posts - 1):
        make.reply(first, other)
    return first


def address(first: Post) -> str:
    return f"/t/{first.thread_id}-hoe-begin-ik"


def label(slug: str = "hernia") -> Label:
    made = Label(slug=slug, name=slug.capitalize())
    db.session.add(made)
    db.session.flush()
    return made


def stick(first: Post, on: Label) -> None:
    db.session.add(ThreadLabel(thread_id=first.thread_id, label_id=on.id))
    db.session.flush()


def mark_of(member: Member, first: Post) -> ThreadMark | None:
    mine = ThreadMark.member_id == member.id, ThreadMark.thread_id == first.thread_id
    found = select(ThreadMark).where(*mine)
    return db.session.scalar(found, execution_options={"populate_existing": True})


def read_up_to(member: Member, first: Post) -> int | None:
    mark = mark_of(member, first)
    return mark and mark.read_number


def listed(member: Member | None, show: str | None, **within) -> list[int]:
    """The threads in a list, by number, as it shows them."""
    viewer = make.viewer(member) if member else GUEST
    page = list_threads(viewer, show=show, limit=100, **within)
    return [thread.id for thread in page.items]
