from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model
from forum.core.vault import Sealed


class PushDevice(Model):
    """A browser in which a member asked to be called. It goes with the session or the key in
    which it was asked, whatever ends those: who logged out there is not called there."""

    __tablename__ = "push_devices"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    token_id: Mapped[int | None] = mapped_column(
        ForeignKey("tokens.id", ondelete="CASCADE"), index=True
    )
    # Known again by this; where it is and its keys are sealed.
    endpoint_hash: Mapped[str] = mapped_column(unique=True)
    subscription: Mapped[str] = mapped_column(Sealed)
    # Of ours, for which the browser gave it: with another one it takes nothing.
    server_key: Mapped[str]
    name: Mapped[str]
    added_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    # How often in a row nobody answered there, and since when.
    failures: Mapped[int] = mapped_column(default=0, server_default="0")
    failing_since: Mapped[datetime | None]
