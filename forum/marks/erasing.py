"""What a reader left goes with the reader."""

from sqlalchemy import delete, or_

from forum.core.db import db
from forum.marks.counting import forget_reactions
from forum.marks.models import (
    Bookmark,
    CategoryMark,
    LabelMark,
    MemberMark,
    ThreadMark,
)


def erase(member_id: int, *, everything: bool) -> None:
    forget_reactions(member_id)
    for table in (ThreadMark, CategoryMark, LabelMark, Bookmark):
        db.session.execute(delete(table).where(table.member_id == member_id))
    either = or_(MemberMark.member_id == member_id, MemberMark.other_id == member_id)
    db.session.execute(delete(MemberMark).where(either))
