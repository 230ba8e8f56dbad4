from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model
from forum.core.vault import Sealed


class Authenticator(Model):
    """The app that makes a member's one-time codes (RFC 6238)."""

    __tablename__ = "authenticators"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), unique=True)
    secret: Mapped[str] = mapped_column(Sealed)
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    # The 30 seconds of the last code that was used: none is good twice.
    last_step: Mapped[int] = mapped_column(default=0)


class BackupCode(Model):
    """One of ten codes on paper, for who has lost the app."""

    __tablename__ = "backup_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    code_hash: Mapped[str] = mapped_column(unique=True)
    used_at: Mapped[datetime | None]


class Passkey(Model):
    """A key pair of which we have the public half (WebAuthn). Id and key are base64url."""

    __tablename__ = "passkeys"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    name: Mapped[str]
    credential_id: Mapped[str] = mapped_column(unique=True)
    public_key: Mapped[str]
    sign_count: Mapped[int]
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]


class Identity(Model):
    """How a member is known to another provider of log-ins (OpenID Connect)."""

    __tablename__ = "identities"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    issuer: Mapped[str]
    subject: Mapped[str]
    linked_at: Mapped[datetime]


class Ceremony(Model):
    """A log-in or registration under way in one browser, which alone has its token."""

    __tablename__ = "ceremonies"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    facts: Mapped[str] = mapped_column(Sealed)
    began_at: Mapped[datetime] = mapped_column(index=True)


class KnownDevice(Model):
    """A browser from which a member logged in before: strangers cannot lock it out."""

    __tablename__ = "known_devices"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    last_used_at: Mapped[datetime] = mapped_column(index=True)


class MailedLink(Model):
    """A question put by mail. Without a member for an address that has no account, so that
    asking costs the same. `email` is the new address, of a link that changes it."""

    __tablename__ = "mailed_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    purpose: Mapped[str]
    email: Mapped[str | None]
    token_hash: Mapped[str | None] = mapped_column(unique=True)
    asked_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None]
