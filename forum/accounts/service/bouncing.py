"""Letters that did not arrive, counted by member, until it is clear that none does."""

from datetime import timedelta

from sqlalchemy import ColumnElement, func, select

from forum.accounts.mail_models import Bounce, MailStanding
from forum.accounts.models import Member, SentLetter
from forum.accounts.names import email_key
from forum.accounts.service.mail_standing import pause_mail
from forum.accounts.service.pausing import hold
from forum.core import bounced, clock, letter_keys, vault
from forum.core.db import db
from forum.core.i18n import _
from forum.core.retention import removing

COUNTED = timedelta(days=30)
# Within that time; the next letter would probably not arrive either. From who is trusted one that
# is hard is enough.
MOST_SOFT, MOST_HARD = 5, 2


def note(told: bounced.Bounce, *, is_trusted: bool = False) -> bool:
    """Count that a letter did not arrive: of one that we know to have sent, to where we still
    send. Of anything else nothing is changed. Whether it counts; telling the same twice is once.

    Who is trusted, because they know our secret, may name the recipient alone. Of anybody else it
    takes the key of a letter, which only who got that letter knows: and because that may be anybody
    it was forwarded to, one such report alone pauses nothing.
    """
    if told.key and (is_trusted or letter_keys.is_ours(told.key)):
        return _note_letter(told, is_trusted=is_trusted)
    if told.recipient and is_trusted and not told.key:
        return _note_recipient(told.recipient, is_hard=told.is_hard)
    return False


def note_refused(member_id: int, *, key: str, address: str) -> None:
    """The server we bring our letters to says that there is no such box."""
    member = hold(member_id)
    if member is not None and member.email_key == email_key(address):
        _count(member, key, is_hard=True, is_trusted=True)


def address_mark(address: str) -> str:
    return vault.digest(email_key(address))


def _note_letter(told: bounced.Bounce, *, is_trusted: bool) -> bool:
    key = SentLetter.key == told.key
    owner = db.session.scalar(select(SentLetter.member_id).where(key))
    member = hold(owner) if owner is not None else None
    if member is None:
        return False
    sent = db.session.scalar(select(SentLetter).where(key, _counts(member.id)))
    if sent is None or not _went_here(sent, member, told.recipient):
        return False
    return _count(member, sent.key, is_hard=told.is_hard, is_trusted=is_trusted)


def _note_recipient(address: str, *, is_hard: bool) -> bool:
    """Once a day: it is not known which letter it was. Only if there was one."""
    owner = db.session.scalar(select(Member.id).where(Member.email_key == email_key(address)))
    member = hold(owner) if owner is not None else None
    if member is None or member.email_key != email_key(address):
        return False
    if db.session.scalar(select(SentLetter.id).where(_counts(member.id)).limit(1)) is None:
        return False
    key = f"day-{member.id}-{clock.now():%Y%m%d}"
    return _count(member, key, is_hard=is_hard, is_trusted=True)


def _counts(member_id: int) -> ColumnElement[bool]:
    """Letters to this member of which it still says something that they do not arrive."""
    resumed = select(MailStanding.resumed_at).where(MailStanding.member_id == member_id)
    since = db.session.scalar(resumed)
    recent = SentLetter.sent_at > clock.now() - COUNTED
    mine = (SentLetter.member_id == member_id) & recent
    return mine & (SentLetter.sent_at >= since) if since else mine


def _went_here(sent: SentLetter, member: Member, recipient: str | None) -> bool:
    """What a letter to an earlier address comes to says nothing of this one, nor does a report
    about somebody else."""
    if sent.address_mark is None:  # noted by a release that kept no mark
        return recipient is not None and email_key(recipient) == member.email_key
    named = recipient is None or address_mark(recipient) == sent.address_mark
    return named and sent.address_mark == address_mark(member.email)


def _count(member: Member, key: str, *, is_hard: bool, is_trusted: bool) -> bool:
    if member.email_verified_at is None:  # nothing but account letters goes there anyway
        return False
    is_new = _keep(member.id, key, is_hard=is_hard)
    if (is_hard and is_trusted) or (is_new and _are_many(member.id)):
        pause_mail(member.id)
    return is_new


def _keep(member_id: int, key: str, *, is_hard: bool) -> bool:
    """Whether it is new. That a letter could not come later either is new too."""
    found = db.session.scalar(select(Bounce).where(Bounce.key == key))
    if found is None:
        row = Bounce(member_id=member_id, key=key, is_hard=is_hard, bounced_at=clock.now())
        db.session.add(row)
        db.session.flush()
        return True
    is_worse = is_hard and not found.is_hard
    found.is_hard = found.is_hard or is_hard
    return is_worse


def _are_many(member_id: int) -> bool:
    """Too many of letters that differ, to go on."""
    resumed = select(MailStanding.resumed_at).where(MailStanding.member_id == member_id)
    since = max(filter(None, (clock.now() - COUNTED, db.session.scalar(resumed))))
    some = Bounce.member_id == member_id, Bounce.bounced_at >= since
    hard = func.count().filter(Bounce.is_hard)
    most = db.session.execute(select(func.count(), hard).select_from(Bounce).where(*some)).one()
    return most[0] >= MOST_SOFT or most[1] >= MOST_HARD


def _is_old() -> ColumnElement[bool]:
    return Bounce.bounced_at < clock.now() - COUNTED


OLD = removing("bounces", _("Mail die niet aankwam (30 dagen)"), Bounce, _is_old)
