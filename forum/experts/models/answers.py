from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class ExpertAnswer(Model):
    """That a post is the answer of an expert, and what its writer was verified as just then."""

    __tablename__ = "expert_answers"

    post_id: Mapped[int] = mapped_column(
        ForeignKey("posts.id"), primary_key=True, autoincrement=False
    )
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    # None for who was made an expert by the operator.
    verification_id: Mapped[int | None] = mapped_column(ForeignKey("verifications.id"), index=True)
    profession: Mapped[str]
    verified_at: Mapped[datetime | None]
    answered_at: Mapped[datetime]
    # The post in the same thread that it answers, and the answer of another that it adds to.
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"), index=True)
    supplements_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"), index=True)


class Endorsement(Model):
    """That another expert stands behind an answer."""

    __tablename__ = "expert_endorsements"

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    profession: Mapped[str]
    endorsed_at: Mapped[datetime]
    # Of the text that the expert read: a later one was not endorsed.
    version: Mapped[int]
