from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.core.db import Model, related


class Verification(Model):
    """What a member said of their profession, and what became of it. A renewal is a new row.

    What it came to stands on the member too, so that reading a post needs no other room.
    """

    __tablename__ = "verifications"
    __table_args__ = (Index("ix_verifications_state_applied_at", "state", "applied_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    # The member again for as long as nobody decided: unique, so one application waits at a time.
    open_for: Mapped[int | None] = mapped_column(ForeignKey("members.id"), unique=True)
    # The member again for as long as it holds: unique, so one verification holds at a time.
    holds_for: Mapped[int | None] = mapped_column(ForeignKey("members.id"), unique=True)
    state: Mapped[str]
    profession: Mapped[str]
    specialism: Mapped[str | None]
    register_name: Mapped[str]
    big_number: Mapped[str | None]
    # The number again for as long as it holds: unique, so nobody is verified as another.
    verified_number: Mapped[str | None] = mapped_column(unique=True)
    quality_register: Mapped[str | None]
    practice: Mapped[str]
    practice_phone: Mapped[str]
    practice_site: Mapped[str | None]
    interests: Mapped[str]
    applied_at: Mapped[datetime]
    verified_at: Mapped[datetime | None]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    expires_at: Mapped[datetime | None] = mapped_column(index=True)
    # How many days before the end the last reminder went.
    reminded_days: Mapped[int | None]
    # Rejected, withdrawn by its member, expired or revoked.
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    reason: Mapped[str | None]

    member: Mapped[Member] = related(foreign_keys=[member_id])


class RegisterCheck(Model):
    """What a moderator found when looking a person up. Rows are only ever added."""

    __tablename__ = "register_checks"

    id: Mapped[int] = mapped_column(primary_key=True)
    verification_id: Mapped[int] = mapped_column(ForeignKey("verifications.id"), index=True)
    checked_by: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    checked_at: Mapped[datetime]
    adapter: Mapped[str]
    finding: Mapped[str]
    name_matches: Mapped[bool]
    identity: Mapped[str]
    is_good: Mapped[bool]
    reregistration_on: Mapped[date | None]
    note: Mapped[str]
