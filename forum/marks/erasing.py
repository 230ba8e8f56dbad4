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


def forget_category(category_id: int) -> None:
    """A category that is to go is followed by nobody."""
    db.session.execute(delete(CategoryMark).where(CategoryMark.category_id == category_id))


def forget_label(label_id: int) -> None:
    """Nor a label that is to go."""
    db.session.execute(delete(LabelMark).where(LabelMark.label_id == label_id))
