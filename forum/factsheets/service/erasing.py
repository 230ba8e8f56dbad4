"""What pins say of the threads of somebody who left for good."""

from sqlalchemy import delete, select, update

from forum.accounts.mentions import Mentions
from forum.accounts.service.mentioning import mentions_of
from forum.core.db import db
from forum.factsheets.models import CategoryPin, ThreadPin
from forum.factsheets.service.forgetting import forget
from forum.threads.models import Thread
from forum.threads.owners import threads_of


def erase(member_id: int, *, everything: bool) -> None:
    """A line of why that names the member goes, and with `everything` every such line above
    their threads. Sheets, versions and pins they made themselves stay, under nobody's name."""
    forget(member_id, everything=everything)
    mentions = mentions_of(member_id)
    _forget_lines(ThreadPin, mentions)
    _forget_lines(CategoryPin, mentions)
    if everything:
        mine = ThreadPin.thread_id.in_(threads_of(member_id))
        db.session.execute(update(ThreadPin).where(mine).values(why=""))
        gone = select(Thread.id).where(Thread.deleted_at.is_not(None))
        db.session.execute(delete(ThreadPin).where(mine, ThreadPin.thread_id.in_(gone)))


def _forget_lines(pin: type[ThreadPin] | type[CategoryPin], mentions: Mentions) -> None:
    likely = pin.why.icontains(mentions.recognisable, autoescape=True)
    rows = db.session.execute(select(pin.id, pin.why).where(likely, pin.why != ""))
    named = [row.id for row in rows if mentions.names(row.why)]
    db.session.execute(update(pin).where(pin.id.in_(named)).values(why=""))
