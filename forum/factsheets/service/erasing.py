"""What fact sheets say of somebody who left for good, and pins of their threads."""

from sqlalchemy import delete, select, update

from forum.accounts.mentions import Mentions
from forum.accounts.service.mentioning import mentions_of
from forum.core.db import db
from forum.factsheets.models import CategoryPin, FactSheet, SheetStep, SignOff, ThreadPin
from forum.factsheets.service.forgetting import forget
from forum.threads.models import Thread
from forum.threads.owners import threads_of


def erase(member_id: int, *, everything: bool) -> None:
    """A line of why that names the member goes, and with `everything` every such line above
    their threads. Sheets, versions and pins they made themselves stay, under nobody's name."""
    _unsign(member_id)
    forget(member_id, everything=everything)
    mentions = mentions_of(member_id)
    _forget_steps(mentions)
    _forget_lines(ThreadPin, mentions)
    _forget_lines(CategoryPin, mentions)
    if everything:
        mine = ThreadPin.thread_id.in_(threads_of(member_id))
        db.session.execute(update(ThreadPin).where(mine).values(why=""))
        gone = select(Thread.id).where(Thread.deleted_at.is_not(None))
        db.session.execute(delete(ThreadPin).where(mine, ThreadPin.thread_id.in_(gone)))


def _unsign(member_id: int) -> None:
    """That somebody of that profession signed stays; who it was does not. Whose sheets they kept
    are nobody's."""
    for table, column in (
        (SignOff, SignOff.member_id),
        (SheetStep, SheetStep.member_id),
        (FactSheet, FactSheet.owner_id),
    ):
        db.session.execute(update(table).where(column == member_id).values({column.key: None}))


def _forget_steps(mentions: Mentions) -> None:
    likely = SheetStep.reason.icontains(mentions.recognisable, autoescape=True)
    rows = db.session.execute(select(SheetStep.id, SheetStep.reason).where(likely))
    named = [row.id for row in rows if mentions.names(row.reason)]
    db.session.execute(update(SheetStep).where(SheetStep.id.in_(named)).values(reason=""))


def _forget_lines(pin: type[ThreadPin] | type[CategoryPin], mentions: Mentions) -> None:
    likely = pin.why.icontains(mentions.recognisable, autoescape=True)
    rows = db.session.execute(select(pin.id, pin.why).where(likely, pin.why != ""))
    named = [row.id for row in rows if mentions.names(row.why)]
    db.session.execute(update(pin).where(pin.id.in_(named)).values(why=""))
