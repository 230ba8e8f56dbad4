"""What is left of a member who went: an empty row, so that what others wrote keeps its place."""

from secrets import choice

from sqlalchemy import delete, or_, select, update
from sqlalchemy.exc import IntegrityError

from forum.accounts.mail_models import Bounce, MailStanding
from forum.accounts.models import (
    AccessEntry,
    Block,
    Consent,
    EmailVerification,
    FeedKey,
    HeldProfile,
    Member,
    Receipt,
    SentLetter,
    Session,
    Token,
)
from forum.accounts.service.mentioning import mentions_of
from forum.accounts.viewer import Role
from forum.core import changes, clock, outbox
from forum.core.db import db
from forum.core.ids import new_token
from forum.core.passwords import NO_PASSWORD

LETTERS = "bcdfghjklmnpqrstvwxz"  # no vowels, so that no word comes of them
OWN = (
    Session, Token, FeedKey, Consent, EmailVerification, Receipt, SentLetter, HeldProfile,
    MailStanding, Bounce,
)  # fmt: skip


def nameless() -> str:
    """What somebody without a name is called, with something to tell them apart by."""
    return "Verwijderd lid " + "".join(choice(LETTERS) for _letter in range(4))


def erase(member_id: int, *, everything: bool) -> None:
    """The account itself, the same in both ways of leaving. The last of all rooms, because the
    others still need to know the name."""
    _forget_events(member_id)
    _take_out_of_profiles(member_id)
    for kept in OWN:
        db.session.execute(delete(kept).where(kept.member_id == member_id))
    both_ways = or_(Block.member_id == member_id, Block.blocked_id == member_id)
    db.session.execute(delete(Block).where(both_ways))
    db.session.execute(delete(AccessEntry).where(AccessEntry.member_id == member_id))
    _empty(member_id)


def remove(member_id: int) -> None:
    """Take the empty row away too, if nothing holds on to it."""
    try:
        with db.session.begin_nested():
            db.session.execute(delete(Member).where(Member.id == member_id))
            changes.note("members", member_id)
    except IntegrityError:
        return


def _forget_events(member_id: int) -> None:
    asked = select(EmailVerification.id).where(EmailVerification.member_id == member_id)
    outbox.forget_about("verification_id", db.session.scalars(asked).all())
    outbox.forget_about("member_id", [member_id])


def _take_out_of_profiles(member_id: int) -> None:
    mentions = mentions_of(member_id)
    named = select(Member).where(
        Member.bio.contains("@"), Member.bio.icontains(mentions.recognisable, autoescape=True)
    )
    for member in db.session.scalars(named):
        member.bio = mentions.taken_out(member.bio)
        changes.note("members", member.id)
    waiting = select(HeldProfile).where(
        HeldProfile.bio.icontains(mentions.recognisable, autoescape=True)
    )
    for held in db.session.scalars(waiting):
        held.bio = mentions.taken_out(held.bio)
    opened = select(AccessEntry).where(
        AccessEntry.why.icontains(mentions.recognisable, autoescape=True)
    )
    for entry in db.session.scalars(opened):
        entry.why = "" if mentions.names(entry.why) else entry.why
    db.session.flush()


def _empty(member_id: int) -> None:
    """A colon stands in no name's key and `.invalid` is nobody's domain: neither is given again."""
    changes.note("members", member_id)
    now, mark = clock.now(), new_token()
    nothing = {
        "email_verified_at": None, "suspended_until": None, "muted_until": None,
        "expert_profession": None, "expert_until": None, "second_factor_since": None,
        "paused_at": None, "last_active_at": None, "warned_at": None, "bio": "",
        "rules_version": "", "unread_count": 0, "known_since": None, "takes_messages": False,
    }  # fmt: skip
    emptied = update(Member).where(Member.id == member_id)
    db.session.execute(
        emptied.values(
            username=nameless(),
            username_key=f"erased:{mark}",
            email=f"{mark}@erased.invalid",
            email_key=f"{mark.lower()}@erased.invalid",
            password_hash=NO_PASSWORD,
            role=Role.MEMBER,
            joined_at=now,
            erased_at=now,
            **nothing,
        )
    )
