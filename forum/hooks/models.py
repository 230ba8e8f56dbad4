from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model
from forum.core.vault import Sealed
from forum.hooks.kinds import State


class Webhook(Model):
    """Where something is told. Who made or changed it stands in the log of moderation alone.

    The address is sealed, as many hold a secret of their own; of the secret before this one
    there is a copy for as long as both sign.
    """

    __tablename__ = "webhooks"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    url: Mapped[str] = mapped_column(Sealed)
    kinds: Mapped[list[str]] = mapped_column(JSON)
    secret: Mapped[str] = mapped_column(Sealed)
    old_secret: Mapped[str | None] = mapped_column(Sealed)
    old_secret_until: Mapped[datetime | None]
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    paused_at: Mapped[datetime | None]
    paused_for: Mapped[str | None]
    failures: Mapped[int] = mapped_column(default=0)  # attempts, since one that went well
    failing_since: Mapped[datetime | None]
    rests_until: Mapped[datetime | None]  # after a failure nothing is tried there for a while


class WebhookDelivery(Model):
    """One thing to be told to one hook, and how that went. What it says is written when it is
    sent: here is only what it is about."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        UniqueConstraint("hook_id", "event", "replay", name="uq_webhook_deliveries_once"),
        Index("ix_webhook_deliveries_due", "state", "next_attempt_at", "id"),
        Index("ix_webhook_deliveries_hook_id_id", "hook_id", "id"),
        Index("ix_webhook_deliveries_ended_at", "ended_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    hook_id: Mapped[int] = mapped_column(ForeignKey("webhooks.id"))
    key: Mapped[str] = mapped_column(unique=True)  # the same at every attempt
    kind: Mapped[str]
    subject: Mapped[str]
    event: Mapped[str]  # the kind and the subject
    replay: Mapped[int] = mapped_column(default=0)  # the how many-th time that it was asked again
    happened_at: Mapped[datetime]
    made_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=State.WAITING.value)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    status: Mapped[int | None]
    error: Mapped[str | None]
    duration_ms: Mapped[int | None]
    ended_at: Mapped[datetime | None]
