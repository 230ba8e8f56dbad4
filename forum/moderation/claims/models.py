from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class QueueClaim(Model):
    """That a moderator looks at something that waits. It ends by itself, with its time."""

    __tablename__ = "queue_claims"
    __table_args__ = (UniqueConstraint("kind", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject_id: Mapped[int]
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    claimed_at: Mapped[datetime]
    until: Mapped[datetime] = mapped_column(index=True)
