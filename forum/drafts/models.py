from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.core.db import Model, related
from forum.core.vault import Sealed


class Draft(Model):
    """What one member is writing in one place. `key` names the place: `new`, `thread:12`,
    `edit:34`, `message:5`, `messages:new`."""

    __tablename__ = "drafts"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fields: Mapped[str] = mapped_column(Sealed)  # what was typed, by field, as JSON
    version: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime] = mapped_column(index=True)

    member: Mapped[Member] = related()
