"""Links that are mailed: good once, for an hour, and only the last that was mailed."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, select, update

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import alias, db
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.ids import new_token, token_hash
from forum.proofs.kinds import Errand
from forum.proofs.models import MailedLink

LASTS = timedelta(minutes=60)
_later = alias(MailedLink)
_FACTS = (MailedLink.id, MailedLink.member_id, MailedLink.email)
KEPT = timedelta(days=1)  # for letters that tell what was done with one


@dataclass(frozen=True)
class Link:
    id: int
    member_id: int
    email: str | None


def ask(errand: Errand, *, member_id: int | None, email: str | None = None) -> int:
    """Its id. The token is made when its letter is written."""
    asked = MailedLink(purpose=errand, member_id=member_id, email=email, asked_at=clock.now())
    db.session.add(asked)
    db.session.flush()
    return asked.id


def find_waiting(link_id: int) -> Link | None:
    """A link that was asked for and still waits to be used."""
    query = select(*_FACTS).where(MailedLink.id == link_id, *_wanted())
    return _shown(db.session.execute(query).one_or_none())


def give_token(link_id: int) -> str | None:
    """What to mail. Of one that was mailed before, the earlier token is dead from now on. None
    for a link that no longer waits."""
    token = new_token()
    given = update(MailedLink).where(MailedLink.id == link_id, *_wanted())
    marked = given.values(token_hash=token_hash(token)).returning(MailedLink.id)
    return token if db.session.scalar(marked) is not None else None


def look(errand: Errand, token: str) -> Link:
    """The link with this token, left as it is. Raises Invalid as `use` does."""
    query = select(*_FACTS).where(*_open(errand, token))
    return _required(db.session.execute(query).one_or_none())


def use(errand: Errand, token: str) -> Link:
    """The link with this token, which from now on is used up.

    Raises Invalid for one that is used, too old, not the last, for another errand, or not ours.
    """
    used = update(MailedLink).where(*_open(errand, token)).values(used_at=clock.now())
    return _required(db.session.execute(used.returning(*_FACTS)).one_or_none())


def end_links(member_id: int) -> None:
    """None that was mailed to this member does anything any more."""
    waiting = MailedLink.member_id == member_id, MailedLink.used_at.is_(None)
    db.session.execute(update(MailedLink).where(*waiting).values(used_at=clock.now()))


def pending_email(viewer: Viewer) -> str | None:
    """The address that the viewer wants, and that was not confirmed yet."""
    wanted = MailedLink.member_id == viewer.member_id, MailedLink.purpose == Errand.NEW_EMAIL
    return db.session.scalar(select(MailedLink.email).where(*wanted, *_wanted()))


def keep_left_address(link_id: int, email: str | None) -> None:
    """In the place of the new one, to write to once more."""
    used = update(MailedLink).where(MailedLink.id == link_id)
    db.session.execute(used.values(email=email))


def find_left_address(link_id: int) -> Link | None:
    query = select(*_FACTS).where(MailedLink.id == link_id, MailedLink.used_at.is_not(None))
    return _shown(db.session.execute(query).one_or_none())


def _open(errand: Errand, token: str) -> tuple[ColumnElement[bool], ...]:
    """Until a newer one has its letter: a link that only was asked for leaves this one good."""
    mine = MailedLink.purpose == errand, MailedLink.token_hash == token_hash(token)
    return *mine, *_live(), ~exists().where(*_is_later(), _later.token_hash.is_not(None))


def _wanted() -> tuple[ColumnElement[bool], ...]:
    """What a letter is still written for: the last that was asked for."""
    return *_live(), ~exists().where(*_is_later())


def _live() -> tuple[ColumnElement[bool], ...]:
    is_fresh = MailedLink.asked_at > clock.now() - LASTS
    return MailedLink.member_id.is_not(None), MailedLink.used_at.is_(None), is_fresh


def _is_later() -> tuple[ColumnElement[bool], ...]:
    return (
        _later.member_id == MailedLink.member_id,
        _later.purpose == MailedLink.purpose,
        _later.id > MailedLink.id,
    )


def _shown(row: Any) -> Link | None:
    return Link(row.id, row.member_id, row.email) if row else None


def _required(row: Any) -> Link:
    found = _shown(row)
    if found is None:
        raise Invalid(_("Deze link werkt niet meer. Vraag een nieuwe aan."), code="bad_link")
    return found
