"""Becoming a member."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from forum.accounts import names
from forum.accounts.events import EmailVerificationAsked
from forum.accounts.models import EmailVerification, Member
from forum.accounts.policy import may_change_account
from forum.accounts.purposes import RULES_VERSION, Purpose
from forum.accounts.queries import find_by_email, find_by_name
from forum.accounts.service import mailing
from forum.accounts.service.consent import keep_consent
from forum.accounts.service.mail_standing import resume_mail
from forum.accounts.tokens import VERIFY, Signer
from forum.accounts.viewer import Role, Viewer
from forum.core import clock, outbox, passwords
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require

LINK_LASTS = timedelta(days=3)


def register(*, username: str, email: str, password: str, consent_texts: bool) -> None:
    """Make an account that still has to verify its address.

    Answers nothing, and leaves nothing to be found, so that nobody learns whether the address
    was known: with one that was, the account waits in vain, and its owner is told by mail.
    Raises Invalid for a bad name or a weak password, Conflict for a name that is taken.
    """
    check_name(username)
    passwords.require_strong(password, [username, email])
    password_hash = passwords.hash_password(password)
    has_room = mailing.has_room(mailing.SIGN_UP, email)
    if find_by_name(username):
        raise _name_taken()
    member = _join(username, email, password_hash)
    if consent_texts:
        keep_consent(member.id, Purpose.TEXTS)
    if has_room:
        _ask_to_verify(member)


def _join(username: str, email: str, password_hash: str) -> Member:
    """With the address if it is free, and otherwise with what looks the same from within."""
    is_known = find_by_email(email) is not None
    member = add_member(username, email, password_hash, in_vain=is_known)
    member = member or add_member(username, email, password_hash, in_vain=True)
    if member is None:
        raise Conflict(_("Probeer het nog eens."))
    return member


def add_member(
    username: str,
    email: str,
    password_hash: str,
    *,
    role: Role = Role.MEMBER,
    in_vain: bool = False,
) -> Member | None:
    """The new member, or None when the address has an account. Raises Conflict for the name.

    With `in_vain` the address is only what was typed: no letter ever goes there, nobody finds
    the account by it, and it can never be verified.
    """
    member = _new_member(username, email, password_hash, role)
    if in_vain:
        member.email_key = names.nobodys_key()
    try:
        with db.session.begin_nested():
            db.session.add(member)
    except IntegrityError as error:
        if find_by_name(username):
            raise _name_taken() from error
        return None
    return member


def _new_member(username: str, email: str, password_hash: str, role: Role) -> Member:
    return Member(
        username=username,
        username_key=names.username_key(username),
        email=email,
        email_key=names.email_key(email),
        password_hash=password_hash,
        role=role,
        joined_at=clock.now(),
        last_active_at=clock.now(),
        rules_version=RULES_VERSION,
    )


def verify_email(token: str, signer: Signer) -> None:
    """The address of the account is its owner's. A second use of the link changes nothing.

    Raises Invalid for a link that is not ours, is used, or was for an earlier address.
    """
    number = signer.read(VERIFY, token)
    asked = db.session.get(EmailVerification, number or 0, with_for_update=True)
    member = db.session.get(Member, asked.member_id) if asked else None
    if asked is None or member is None or not _still_holds(asked, member):
        raise Invalid(_("Deze link werkt niet meer. Vraag een nieuwe aan."), code="bad_link")
    # The very same moment: by it `unsure_until` knows that it was this question.
    asked.used_at = clock.now()
    member.email_verified_at = member.email_verified_at or asked.used_at
    resume_mail(member.id)


def _still_holds(asked: EmailVerification, member: Member) -> bool:
    is_fresh = asked.used_at is None and asked.asked_at > clock.now() - LINK_LASTS
    is_same = asked.email_key == member.email_key and names.reaches_somebody(asked.email_key)
    return is_fresh and is_same


def unsure_until(member: Member) -> datetime | None:
    """Up to when whoever used the account need not be whose address it is.

    That is now while nobody confirmed the address. Who confirmed it by the mailed link need not
    be who made the account either, so for as long as that question is kept it is that moment.
    """
    if member.email_verified_at is None:
        return clock.now()
    answered = select(EmailVerification.used_at).where(
        EmailVerification.member_id == member.id,
        EmailVerification.email_key == member.email_key,
        EmailVerification.used_at == member.email_verified_at,
    )
    return db.session.scalar(answered.limit(1))


def ask_again(viewer: Viewer) -> None:
    """Mail a new link to the viewer's own address, unless many were asked for already."""
    require(may_change_account(viewer))
    member = db.session.get(Member, viewer.id)
    if member is None or member.email_verified_at is not None:
        return
    ask_for_address(member)


def ask_for_address(member: Member) -> None:
    """Mail a link to it, unless many were asked for already."""
    if mailing.has_room(mailing.SIGN_UP, member.email):
        _ask_to_verify(member)


def end_verifications(member_id: int) -> None:
    """Whatever was mailed before, none of it verifies anything from now on."""
    waiting = update(EmailVerification).where(
        EmailVerification.member_id == member_id, EmailVerification.used_at.is_(None)
    )
    db.session.execute(waiting.values(used_at=clock.now()))


def _ask_to_verify(member: Member) -> None:
    asked = EmailVerification(member_id=member.id, email_key=member.email_key, asked_at=clock.now())
    db.session.add(asked)
    db.session.flush()
    outbox.record(EmailVerificationAsked(asked.id))


def check_name(username: str) -> None:
    """Raises Invalid for a name that nobody may have."""
    if complaint := names.complaint(username):
        raise Invalid(complaint, code="bad_name", errors={"username": [complaint]})


def _name_taken() -> Conflict:
    taken = _("Deze naam is al bezet.")
    return Conflict(taken, code="name_taken", errors={"username": [taken]})
