"""Getting back in without a password, by who can read the mail of the account.

Asking is for outside a transaction, because an ask counts also when nothing comes of it; so is
choosing a password, because hashing takes long. What follows from it is composed in `leaving`.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from forum.accounts.models import Member
from forum.accounts.queries import find_by_email
from forum.accounts.service import mailing
from forum.accounts.service.blocking import forget_blocks
from forum.accounts.service.consent import withdraw_consents
from forum.accounts.service.registering import end_verifications, unsure_until
from forum.core import changes, clock, outbox
from forum.core.db import db, let_go, transaction
from forum.core.passwords import hash_password, require_strong
from forum.proofs.events import ResetAsked
from forum.proofs.kinds import Errand
from forum.proofs.models import Authenticator, BackupCode, Identity, Passkey
from forum.proofs.origin import Origin
from forum.proofs.service import links
from forum.proofs.service.changing import keep_password
from forum.proofs.service.settling import settle_second_factor


@dataclass(frozen=True)
class Choice:
    """A password that is strong enough, and the link by which it was chosen."""

    token: str
    password_hash: str


@dataclass(frozen=True)
class TakenBack:
    """`device` is the token by which the browser is known from now on; a program has none. Until
    `strangers_until` somebody else may have used the account: what they did in it is to go."""

    member_id: int
    device: str | None
    strangers_until: datetime | None


def ask_reset(*, email: str, origin: Origin) -> None:
    """Mail a link, if this address has an account. The same is written down if it has none.

    Raises TooMany by where the asks come from, never by whom they are about: beyond what one
    address gets, nothing is sent, and the last letter stays good. So a stranger who asks in
    somebody's name replaces their link twice an hour at most, each time by a letter of which the
    link works for an hour, and no ask that brings no letter takes a link away.
    """
    mailing.count_ask(origin.network)
    with transaction():
        if mailing.has_room(mailing.RESET, email):
            owner = find_by_email(email)
            asked = links.ask(Errand.NEW_PASSWORD, member_id=owner.id if owner else None)
            outbox.record(ResetAsked(asked))


def name_for(token: str) -> str:
    """Whose password this link replaces. Raises Invalid (`bad_link`)."""
    link = links.look(Errand.NEW_PASSWORD, token)
    return db.session.scalars(select(Member.username).where(Member.id == link.member_id)).one()


def choose(*, token: str, password: str) -> Choice:
    """Outside a transaction. Raises Invalid (`bad_link`), and for a weak password, after which the
    link is still good."""
    link = links.look(Errand.NEW_PASSWORD, token)
    member = db.session.get_one(Member, link.member_id)
    require_strong(password, [member.username, member.email])
    let_go()
    return Choice(token, hash_password(password))


def take_back(choice: Choice, *, in_browser: bool) -> TakenBack:
    """The new password. Everybody is out, and gets in again as always: a second factor stays.

    Inside a transaction. Raises Invalid (`bad_link`) for a link that was used meanwhile.
    """
    member = _held(links.use(Errand.NEW_PASSWORD, choice.token).member_id)
    until = unsure_until(member)
    if until:
        _forget_strangers(member.id, until)
    if member.email_verified_at is None:
        member.email_verified_at = clock.now()
        changes.note("members", member.id)
        end_verifications(member.id)
    device = keep_password(member.id, choice.password_hash, in_browser=in_browser)
    return TakenBack(member.id, device, until)


def _held(member_id: int) -> Member:
    query = select(Member).where(Member.id == member_id).with_for_update()
    return db.session.scalars(query, execution_options={"populate_existing": True}).one()


def _forget_strangers(member_id: int, until: datetime) -> None:
    """What stood there while whoever used the account need not be whose address it is."""
    for kind, made_at in ((Identity, Identity.linked_at), (Passkey, Passkey.created_at)):
        db.session.execute(delete(kind).where(kind.member_id == member_id, made_at <= until))
    apps = Authenticator.member_id == member_id, Authenticator.created_at <= until
    if db.session.scalar(delete(Authenticator).where(*apps).returning(Authenticator.id)):
        db.session.execute(delete(BackupCode).where(BackupCode.member_id == member_id))
    settle_second_factor(member_id)
    withdraw_consents(member_id, until)
    forget_blocks(member_id, until)
