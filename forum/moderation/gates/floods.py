"""The same text twice, too much at once, and one link from many accounts. Counted in the database,
so that many at once are all counted."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, case, func, select, update

from forum.accounts.viewer import Viewer
from forum.core import clock, throttles, vault
from forum.core.db import db, insert_or
from forum.core.errors import TooMany
from forum.core.i18n import _, number
from forum.core.retention import removing
from forum.core.terms import fold
from forum.core.throttles import Limit
from forum.moderation.gates.limits import links_in
from forum.moderation.gates.models import RecentLink, RecentText
from forum.moderation.models import HeldPost
from forum.threads.models import Post

LATELY = timedelta(days=1)
AT_ONCE = timedelta(minutes=10)
SHORT = 40  # signs: shorter ones, like a thank-you, may stand in many threads
POSTS = Limit("posts by member", 20, timedelta(minutes=10))
MANY_ACCOUNTS, MANY_TIMES = 3, 5  # that sent one link within a day


def count_post(viewer: Viewer) -> None:
    """Raises TooMany for who writes without a pause."""
    try:
        throttles.take(POSTS, str(viewer.member_id))
    except TooMany as error:
        told = _(
            "Je plaatste net %(most)s berichten. Neem even pauze en stuur dit bericht over een "
            "paar minuten. Je tekst blijft staan.",
            most=number(POSTS.most),
        )
        raise TooMany(told, retry_after=timedelta(seconds=error.retry_after)) from error


def seen_before(viewer: Viewer, text: str, thread_id: int | None) -> tuple[str, int]:
    """The key of this text, and the number of what it became the first time: 0 for a new one,
    below zero for what waits for a moderator. What is gone since does not count."""
    key = _key(viewer, text, thread_id)
    number_of = _place(key, clock.now() - (LATELY if len(text) >= SHORT else AT_ONCE))
    if number_of and not _still_there(number_of):
        _set(key, 0)
        return key, 0
    return key, number_of


def note(key: str, number_of: int) -> None:
    """What became of what was just sent."""
    _set(key, number_of)


def is_spread(viewer: Viewer, text: str) -> bool:
    """Whether it has a link that many accounts sent lately. Counts this one in."""
    keys = sorted(vault.digest(f"link\0{_plain(link)}") for link in links_in(text))
    writer = vault.digest(f"writer\0{viewer.member_id}")
    for key in keys:
        _count(key, writer)
    return bool(keys) and any(map(_is_everywhere, keys))


def _key(viewer: Viewer, text: str, thread_id: int | None) -> str:
    plain = " ".join(fold(text).split())
    where = "" if len(text) >= SHORT else thread_id or 0
    return vault.digest(f"text\0{viewer.member_id}\0{where}\0{plain}")


def _place(key: str, since: datetime) -> int:
    """What is kept under this key, or 0 from now on where there was nothing of late. One statement:
    of two at once the second waits for the first and sees what it became."""
    is_over = RecentText.sent_at <= since
    kept = insert_or(RecentText).values(key=key, number=0, sent_at=clock.now())
    kept = kept.on_conflict_do_update(
        index_elements=[RecentText.key],
        set_={
            "number": case((is_over, 0), else_=RecentText.number),
            "sent_at": case((is_over, clock.now()), else_=RecentText.sent_at),
        },
    ).returning(RecentText.number)
    return int(db.session.scalar(kept, execution_options={"populate_existing": True}) or 0)


def _set(key: str, number_of: int) -> None:
    values = {"number": number_of, "sent_at": clock.now()}
    db.session.execute(
        update(RecentText).where(RecentText.key == key).values(values),
        execution_options={"synchronize_session": False},
    )


def _still_there(number_of: int) -> bool:
    """A post whose text stands, or something that is still to be decided about."""
    post = select(Post.id).where(Post.id == number_of, Post.deleted_at.is_(None))
    held = select(HeldPost.id).where(HeldPost.id == -number_of, HeldPost.decided_at.is_(None))
    return db.session.scalar(post if number_of > 0 else held) is not None


def _plain(link: str) -> str:
    """Without what changes nothing about where it leads."""
    try:
        parts = urlsplit(link if "://" in link else f"//{link}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return link.casefold()
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"


def _count(link: str, writer: str) -> None:
    is_over = RecentLink.sent_at <= clock.now() - LATELY
    counted = insert_or(RecentLink).values(link=link, writer=writer, times=1, sent_at=clock.now())
    db.session.execute(
        counted.on_conflict_do_update(
            index_elements=[RecentLink.link, RecentLink.writer],
            set_={
                "times": case((is_over, 1), else_=RecentLink.times + 1),
                "sent_at": clock.now(),
            },
        )
    )


def _is_everywhere(link: str) -> bool:
    lately = RecentLink.link == link, RecentLink.sent_at > clock.now() - LATELY
    counted = select(func.count(), func.coalesce(func.sum(RecentLink.times), 0)).where(*lately)
    accounts, times = db.session.execute(counted).one()
    return accounts >= MANY_ACCOUNTS and times >= MANY_TIMES


def _text_is_old() -> ColumnElement[bool]:
    return RecentText.sent_at < clock.now() - LATELY


def _link_is_old() -> ColumnElement[bool]:
    return RecentLink.sent_at < clock.now() - LATELY


_TEXTS = _("Sporen van pas verstuurde teksten (24 uur)")
_LINKS = _("Sporen van pas verstuurde links (24 uur)")
RULES = (
    removing("recent_texts", _TEXTS, RecentText, _text_is_old),
    removing("recent_links", _LINKS, RecentLink, _link_is_old),
)
