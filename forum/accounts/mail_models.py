from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class MailStanding(Model):
    """How mail to a member goes. Who wants it as it comes, and gets it, has none."""

    __tablename__ = "mail_standings"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), unique=True)
    # Whether subjects and texts leave out what it is about.
    is_discreet: Mapped[bool] = mapped_column(default=False)
    stopped_at: Mapped[datetime | None]  # by the member: all that is sent by wish
    paused_at: Mapped[datetime | None]  # because it did not arrive
    resumed_at: Mapped[datetime | None]  # when the member showed that it arrives again


class Bounce(Model):
    """That a letter did not arrive. One of each letter, however often it is told."""

    __tablename__ = "bounces"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    key: Mapped[str] = mapped_column(unique=True)
    is_hard: Mapped[bool]
    bounced_at: Mapped[datetime] = mapped_column(index=True)
