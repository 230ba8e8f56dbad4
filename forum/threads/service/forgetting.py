"""Taking the name of who left out of what others wrote."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from forum.accounts.mentions import QUOTED, Mentions
from forum.accounts.service.mentioning import mentions_of, profile_address
from forum.core import changes
from forum.core.db import db
from forum.core.slugs import slugify
from forum.threads.models import Post, Revision, Thread, Voice
from forum.threads.service.finding import note_title
from forum.threads.service.rendering import rendered

WINDOW = 20_000  # posts looked through at once, so that no statement takes long


def take_out_mentions(member_id: int) -> None:
    """`@Name` becomes nobody's, everywhere, and so does what is quoted of the member; a pseudonym
    in the thread that knew it."""
    for mentions, posts in named_in(member_id):
        _rewrite_posts(member_id, mentions, posts)
    _rewrite_titles(mentions_of(member_id))
    # Last: who changed a post in the meantime put what stood there into its history.
    for mentions, posts in named_in(member_id):
        _rewrite_history(mentions, posts)


def named_in(member_id: int) -> Iterator[tuple[Mentions, ColumnElement[bool]]]:
    """How the member is named, with the posts to look for that in, some at a time."""
    everywhere = mentions_of(member_id)
    for window in _windows():
        yield everywhere, window
    for thread_id, name in _pseudonyms(member_id):
        yield Mentions(name), Post.thread_id == thread_id


def rewrite(text: InstrumentedAttribute[Any], mentions: Mentions, *where: Any) -> None:
    """Take the name out of a column of which no other form is kept."""
    table = text.class_
    found = select(table.id, text).where(*where, _may_name(text, mentions))
    for key, said in db.session.execute(found.order_by(table.id).with_for_update()).all():
        if (without := mentions.taken_out(said)) != said:
            changed = update(table).where(table.id == key)
            db.session.execute(changed.values({text: without}))


def _rewrite_history(mentions: Mentions, posts: ColumnElement[bool]) -> None:
    """And why texts were changed."""
    rewrite(Post.edit_reason, mentions, posts)
    of_posts = Revision.post_id.in_(select(Post.id).where(posts))
    for text in (Revision.body, Revision.title, Revision.reason):
        rewrite(text, mentions, of_posts)


def _windows() -> Iterator[ColumnElement[bool]]:
    last = db.session.scalar(select(func.max(Post.id))) or 0
    for start in range(0, last + 1, WINDOW):
        yield Post.id.between(start, start + WINDOW - 1)


def _pseudonyms(member_id: int) -> list[tuple[int, str]]:
    known = select(Voice.thread_id, Voice.shown_name).where(
        Voice.member_id == member_id, Voice.is_pseudonym.is_(True)
    )
    return [(row.thread_id, row.shown_name) for row in db.session.execute(known)]


def _rewrite_posts(member_id: int, mentions: Mentions, where: ColumnElement[bool]) -> None:
    """Held while it is done, so that nobody's change is lost. It does not count as an edit.

    A link to the member goes also where the text stays: it can name somebody who came later.
    """
    link = f'href="{profile_address(mentions.name)}"'
    found = select(Post.id, Post.body, Post.body_html)
    found = found.where(where, _may_name(Post.body, mentions))
    for row in db.session.execute(found.order_by(Post.id).with_for_update()).all():
        body = mentions.taken_out(row.body)
        if body != row.body or link in row.body_html:
            values = rendered(body, leaving=member_id) | {"version": Post.version + 1}
            db.session.execute(update(Post).where(Post.id == row.id).values(values))
            changes.note("posts", row.id)


def _rewrite_titles(mentions: Mentions) -> None:
    found = select(Thread.id, Thread.title).where(_may_name(Thread.title, mentions))
    for row in db.session.execute(found.order_by(Thread.id).with_for_update()).all():
        title = mentions.taken_out(row.title)
        if title != row.title:
            renamed = update(Thread).where(Thread.id == row.id)
            db.session.execute(renamed.values(title=title, slug=slugify(title)))
            note_title(row.id)


def _may_name(text: InstrumentedAttribute[Any], mentions: Mentions) -> ColumnElement[bool]:
    """What the database can sift out by itself."""
    marked = or_(text.contains("@"), text.contains(QUOTED))
    return and_(marked, text.icontains(mentions.recognisable, autoescape=True))
