"""What the people of the world follow and mute: each keeps that to themselves."""

from forum.accounts.models import Member
from forum.core.db import db
from forum.labels.models import Label
from forum.marks.levels import Level
from forum.marks.service import following, reading
from forum.threads.models import Post
from tests import make

LABEL = "volglabel"


def settle(members: dict[str, Member], first: Post) -> None:
    """The member follows a thread, a label and somebody; another muted the thread."""
    db.session.add(Label(slug=LABEL, name="Volglabel"))
    db.session.flush()
    viewer, other = make.viewer(members["member"]), make.viewer(members["other_member"])
    following.follow_thread(viewer, first.thread_id, Level.FOLLOW)
    following.follow_label(viewer, LABEL, Level.FOLLOW)
    following.follow_member(viewer, members["expert"].username, Level.FOLLOW)
    following.follow_thread(other, first.thread_id, Level.NORMAL)
    reading.note_read(other, first.thread_id, 1)
