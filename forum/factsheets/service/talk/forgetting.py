"""What conversations about sheets keep of somebody who left for good."""

from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from forum.accounts.mentions import Mentions
from forum.accounts.service.mentioning import mentions_of
from forum.core.db import db
from forum.factsheets.models import ClaimLink, PostClaim, PostSource, SheetSuggestion
from forum.threads.models import Post
from forum.threads.owners import posts_of


def forget(member_id: int, *, everything: bool) -> None:
    """Their suggestions go, and what pointed from or to words of theirs that are gone. A name in
    what others wrote is taken out. What they did as a moderator stays, under nobody's name."""
    gone = select(Post.id).where(or_(Post.deleted_at.is_not(None), Post.removed_at.is_not(None)))
    for table in (PostClaim, PostSource, ClaimLink):
        theirs = table.post_id.in_(posts_of(member_id))
        lost = theirs if everything else theirs & table.post_id.in_(gone)
        db.session.execute(delete(table).where(lost))
    own = SheetSuggestion.member_id == member_id
    db.session.execute(delete(SheetSuggestion).where(own))
    if everything:
        about = SheetSuggestion.post_id.in_(posts_of(member_id))
        db.session.execute(update(SheetSuggestion).where(about).values(post_id=None))
    mentions = mentions_of(member_id)
    for text in (ClaimLink.note, SheetSuggestion.body, SheetSuggestion.answer):
        _take_out(text, mentions)


def _take_out(text: InstrumentedAttribute[Any], mentions: Mentions) -> None:
    """Where more than a mention tells who it is about, all of it goes."""
    table = text.class_
    likely = text.icontains(mentions.recognisable, autoescape=True)
    found = select(table.id, text).where(likely, text != "").order_by(table.id).with_for_update()
    for key, said in db.session.execute(found).all():
        without = mentions.taken_out(said)
        left = "" if mentions.names(without) else without
        if left != said:
            db.session.execute(update(table).where(table.id == key).values({text: left}))
