from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.core.db import Model, related
from forum.threads.models import Post


class Poll(Model):
    """One question under a post. `most` is how many answers one may choose."""

    __tablename__ = "polls"

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), unique=True)
    question: Mapped[str]
    most: Mapped[int] = mapped_column(default=1)
    voter_count: Mapped[int] = mapped_column(default=0)
    closes_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]

    post: Mapped[Post] = related()


class PollOption(Model):
    __tablename__ = "poll_options"
    __table_args__ = (UniqueConstraint("poll_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    poll_id: Mapped[int] = mapped_column(ForeignKey("polls.id"))
    number: Mapped[int]
    text: Mapped[str]
    vote_count: Mapped[int] = mapped_column(default=0)

    poll: Mapped[Poll] = related()


class Vote(Model):
    """What one member chose. Changed by who holds the row of the poll."""

    __tablename__ = "votes"

    poll_id: Mapped[int] = mapped_column(ForeignKey("polls.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    option_id: Mapped[int] = mapped_column(
        ForeignKey("poll_options.id"), primary_key=True, index=True
    )

    poll: Mapped[Poll] = related()
    member: Mapped[Member] = related()
    option: Mapped[PollOption] = related()
