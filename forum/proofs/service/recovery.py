"""Getting back in without a password, by who can read the mail of the account.

For outside a transaction: hashing takes long, and an ask counts also when nothing comes of it.
"""

from sqlalchemy import delete, select

from forum.accounts.models import Member
from forum.accounts.queries import find_by_email
from forum.accounts.service import mailing
from forum.accounts.service.registering import end_verifications
from forum.core import clock, outbox
from forum.core.db import db, let_go, transaction
from forum.core.passwords import hash_password, require_strong
from forum.proofs.events import ResetAsked
from forum.proofs.models import Authenticator, BackupCode, Identity, Passkey
from forum.proofs.origin import Origin
from forum.proofs.service import links
from forum.proofs.service.changing import keep_password
from forum.proofs.service.links import Errand


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


def reset_password(*, token: str, password: str) -> None:
    """The new password. Everybody is out, and gets in again as always: a second factor stays.

    Raises Invalid (`bad_link`), and for a weak password, after which the link is still good.
    """
    link = links.look(Errand.NEW_PASSWORD, token)
    member = db.session.get_one(Member, link.member_id)
    require_strong(password, [member.username, member.email])
    let_go()
    fresh = hash_password(password)
    with transaction():
        _take_back(links.use(Errand.NEW_PASSWORD, token).member_id, fresh)


def _take_back(member_id: int, password_hash: str) -> None:
    query = select(Member).where(Member.id == member_id).with_for_update()
    member = db.session.scalars(query, execution_options={"populate_existing": True}).one()
    if member.email_verified_at is None:
        _forget_other_ways_in(member)
        member.email_verified_at = clock.now()
        end_verifications(member_id)
    keep_password(member_id, password_hash)


def _forget_other_ways_in(member: Member) -> None:
    """Until the address was confirmed, whoever made them need not be whose address it is."""
    for kind in (Authenticator, BackupCode, Identity, Passkey):
        db.session.execute(delete(kind).where(kind.member_id == member.id))
    member.second_factor_since = None
