from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.core.db import Model
from forum.factsheets.models import FactSheet


class QuizStatement(Model):
    """A statement, true or not, and the claim it was made for as that read then."""

    __tablename__ = "quiz_statements"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str | None] = mapped_column(unique=True)  # of those that came with the forum
    position: Mapped[int]
    statement: Mapped[str]
    answer: Mapped[bool]
    explanation: Mapped[str]
    sheet_id: Mapped[int] = mapped_column(ForeignKey(FactSheet.id), index=True)
    claim_key: Mapped[int]
    claim_text: Mapped[str]
    since_number: Mapped[int]  # of the claim, when somebody last held the two side by side
    retired_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)  # one more with every change


class QuizScore(Model):
    """The last score that a member asked to keep. Nobody else is ever shown it."""

    __tablename__ = "quiz_scores"

    member_id: Mapped[int] = mapped_column(ForeignKey(Member.id), primary_key=True)
    correct: Mapped[int]
    total: Mapped[int]
    taken_at: Mapped[datetime]
