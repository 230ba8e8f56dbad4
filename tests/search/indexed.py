"""All that there is, found by what it says now."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.core.db import db
from forum.factsheets.models import FactSheet
from forum.search import indexing
from forum.threads.models import Post


def index_all() -> None:
    db.session.flush()
    indexing.refresh_posts(list(db.session.scalars(select(Post.id))))
    indexing.refresh_sheets(list(db.session.scalars(select(FactSheet.id))))
    indexing.refresh_members(list(db.session.scalars(select(Member.id))))
    db.session.flush()
