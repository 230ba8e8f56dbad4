"""Another password or another address, asked for by who is logged in.

Asking is for outside a transaction, because a password is held against its hash first.
"""

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from forum.accounts.models import Member
from forum.accounts.names import email_key
from forum.accounts.policy import may_change_account
from forum.accounts.queries import own_account
from forum.accounts.service import mailing
from forum.accounts.service.logging_in import end_all_access
from forum.accounts.service.mail_standing import resume_mail
from forum.accounts.service.pausing import get_held
from forum.accounts.service.registering import end_verifications
from forum.accounts.viewer import GUEST, Viewer
from forum.accounts.views import AccountView
from forum.core import clock, outbox
from forum.core.db import db, transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.passwords import hash_password, require_strong
from forum.core.permission import require
from forum.proofs.events import EmailChangeAsked, EmailChanged, PasswordChanged
from forum.proofs.kinds import Errand
from forum.proofs.models import Ceremony
from forum.proofs.origin import Origin
from forum.proofs.service import links
from forum.proofs.service.again import prove_fully
from forum.proofs.service.devices import forget_devices, remember_device
from forum.proofs.service.proving import hold_to, no_password


def change_password(
    viewer: Viewer, *, password: str, code: str, new_password: str, origin: Origin
) -> str | None:
    """Everybody else who was in as this member is out. Gives what `keep_password` gives.

    Raises LoginRequired for a wrong password or code, Invalid for a weak new one, Conflict
    (`no_password`) for who has none to begin with, TooMany.
    """
    account = _with_password(viewer)
    require_strong(new_password, [account.username, account.email], field="new_password")
    proof = prove_fully(viewer, password=password, code=code, origin=origin)
    fresh = hash_password(new_password)
    with transaction():
        hold_to(proof)
        in_browser = viewer.session_id is not None
        return keep_password(proof.member_id, fresh, but=viewer, in_browser=in_browser)


def keep_password(
    member_id: int, password_hash: str, *, but: Viewer = GUEST, in_browser: bool
) -> str | None:
    """The password from now on. Whoever got in by the old one is out, except `but`.

    Gives the token by which the browser that chose it is known at once, so that its owner gets in
    however many others go on guessing. A program has no device, and is given none.
    """
    changed = update(Member).where(Member.id == member_id)
    db.session.execute(changed.values(password_hash=password_hash))
    end_all_access(member_id, but=but.session_id, but_token=but.token_id)
    forget_devices(member_id)
    db.session.execute(delete(Ceremony).where(Ceremony.member_id == member_id))
    links.end_links(member_id)
    outbox.record(PasswordChanged(member_id))
    return remember_device(member_id) if in_browser else None


def ask_email_change(
    viewer: Viewer, *, email: str, password: str, code: str, origin: Origin
) -> None:
    """Mail a link to the new address, and a notice to the old one. The same is done for an
    address that has an account already: then its owner is told.

    Raises as `change_password` does, and Invalid (`same_email`).
    """
    account = _with_password(viewer)
    if email_key(account.email) == email_key(email):
        same = _("Dit is al je e-mailadres.")
        raise Invalid(same, code="same_email", errors={"email": [same]})
    proof = prove_fully(viewer, password=password, code=code, origin=origin)
    mailing.count_ask(origin.network)
    with transaction():
        if mailing.has_room(mailing.CHANGE, email):
            hold_to(proof)
            asked = links.ask(Errand.NEW_EMAIL, member_id=proof.member_id, email=email)
            outbox.record(EmailChangeAsked(asked))


def confirm_email(token: str) -> None:
    """From now on this is the member's address, and no earlier link does anything any more.

    Raises Invalid (`bad_link`), and Conflict (`email_taken`) when it got an account meanwhile.
    """
    link = links.use(Errand.NEW_EMAIL, token)
    member = get_held(link.member_id)
    left = member.email if member.email_verified_at else None
    _keep_email(member, link.email or "")
    links.end_links(member.id)
    end_verifications(member.id)
    links.keep_left_address(link.id, left)
    outbox.record(EmailChanged(link.id))


def _keep_email(member: Member, email: str) -> None:
    try:
        with db.session.begin_nested():
            member.email, member.email_key = email, email_key(email)
            member.email_verified_at = clock.now()
            resume_mail(member.id)
    except IntegrityError as error:
        taken = _("Dit e-mailadres heeft intussen een account.")
        raise Conflict(taken, code="email_taken") from error


def _with_password(viewer: Viewer) -> AccountView:
    require(may_change_account(viewer))
    account = own_account(viewer)
    if not account.has_password:
        raise no_password()
    return account
