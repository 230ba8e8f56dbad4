from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class Member(Model):
    """A person with an account. Names and addresses are unique by their keys."""

    __tablename__ = "members"

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str]
    username_key: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str]
    email_key: Mapped[str] = mapped_column(unique=True)
    email_verified_at: Mapped[datetime | None]
    password_hash: Mapped[str]
    role: Mapped[str]
    suspended_until: Mapped[datetime | None]
    # Until when the member may read here and write nothing (*schrijfverbod*).
    muted_until: Mapped[datetime | None]
    bio: Mapped[str] = mapped_column(default="")
    joined_at: Mapped[datetime]
    rules_version: Mapped[str]
    # What the expert's check came to, kept here so that reading a post needs no other room.
    expert_profession: Mapped[str | None]
    expert_until: Mapped[datetime | None]
    # What the proofs came to: since when a second factor is asked, kept here for the same reason.
    second_factor_since: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    # A member who left: the row stays, empty, so that what others wrote keeps its place.
    erased_at: Mapped[datetime | None]
    # What the messages came to: how many conversations hold something unread.
    unread_count: Mapped[int] = mapped_column(default=0)
    # Whether other members may begin a conversation with this one.
    takes_messages: Mapped[bool] = mapped_column(default=True)
    last_active_at: Mapped[datetime | None] = mapped_column(index=True)
    warned_at: Mapped[datetime | None]
    # What reading and time came to: since when this is no newcomer any more.
    known_since: Mapped[datetime | None]


class Session(Model):
    """One logged-in browser. Gone from here is logged out there."""

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime]
    # What its owner may recognise it by: a kind of browser, and where it logged in from.
    device: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")


class Token(Model):
    """A key for programs, acting for its member within its scopes."""

    __tablename__ = "tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    name: Mapped[str]
    scopes: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]


class FeedKey(Model):
    """An address for a feed reader, with what its member follows. Only its hash is kept."""

    __tablename__ = "feed_keys"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    name: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]


class Consent(Model):
    """A yes to one purpose, in one version of its text. A later no closes the row."""

    __tablename__ = "consents"
    __table_args__ = (Index("ix_consents_member_id_purpose", "member_id", "purpose"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    purpose: Mapped[str]
    text_version: Mapped[str]
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class EmailVerification(Model):
    """One mailed question "is this yours?". What is mailed is a signature over this row."""

    __tablename__ = "email_verifications"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    email_key: Mapped[str]
    asked_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Receipt(Model):
    """That a request with this key was done, and what came of it. Never what it said."""

    __tablename__ = "receipts"
    __table_args__ = (UniqueConstraint("member_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    key: Mapped[str]
    fingerprint: Mapped[str]
    result_id: Mapped[int | None]
    done_at: Mapped[datetime] = mapped_column(index=True)


class Block(Model):
    """One member who wants to see nothing of another's open voice, nor be seen by it."""

    __tablename__ = "blocks"
    __table_args__ = (UniqueConstraint("member_id", "blocked_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    blocked_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    blocked_at: Mapped[datetime]


class AccessEntry(Model):
    """That staff opened something private of a member. Rows are never changed, and
    go when the member is erased (after NEN 7513)."""

    __tablename__ = "access_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    opened_by: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    role: Mapped[str]
    what: Mapped[str]
    why: Mapped[str]
    opened_at: Mapped[datetime]


class SentLetter(Model):
    """That a letter went out to a member: which and when, never what it said."""

    __tablename__ = "sent_letters"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    key: Mapped[str] = mapped_column(unique=True)
    subject: Mapped[str]
    sent_at: Mapped[datetime] = mapped_column(index=True)
    # By which one can see whether it went where letters to this member still go.
    address_mark: Mapped[str | None]


class HeldProfile(Model):
    """What a member wrote about themselves that only a verified expert may say: it waits for a
    moderator, and what stood there stays. After a no it is kept for its writer to change."""

    __tablename__ = "held_profiles"
    __table_args__ = (Index("ix_held_profiles_held_at", "held_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), unique=True)
    bio: Mapped[str]
    why: Mapped[str]
    held_at: Mapped[datetime]
    refused_at: Mapped[datetime | None]
    reason: Mapped[str | None]
