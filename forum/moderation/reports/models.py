from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model
from forum.core.vault import Sealed


class ReportCase(Model):
    """One thing that was reported, however often, until it is decided about.

    What is reported again after that is another one.
    """

    __tablename__ = "report_cases"
    __table_args__ = (
        Index("ix_report_cases_waiting", "decided_at", "priority", "opened_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    # What it is about. Empty once decided, so that of each thing one waits.
    open_key: Mapped[str | None] = mapped_column(unique=True)
    kind: Mapped[str]
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"), index=True)
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"), index=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    # Where it stands. Of a member nothing: the name is theirs to change or to take away.
    address: Mapped[str] = mapped_column(Sealed)
    priority: Mapped[int]
    report_count: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime]
    last_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    outcome: Mapped[str | None]
    done: Mapped[str | None] = mapped_column(Sealed)  # what was done, for who reported it
    reason: Mapped[str | None] = mapped_column(Sealed)


class Report(Model):
    """That one person reported it. Who has no account may say who they are, and need not."""

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("case_id", "member_id"),
        Index("ix_reports_case_id_reason", "case_id", "reason"),
        Index("ix_reports_case_id_id", "case_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("report_cases.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    name: Mapped[str | None] = mapped_column(Sealed)
    email: Mapped[str | None] = mapped_column(Sealed)
    # The same for the same address, and telling nobody which.
    email_digest: Mapped[str | None] = mapped_column(index=True)
    reason: Mapped[str]  # a code
    note: Mapped[str] = mapped_column(Sealed)
    legal_ground: Mapped[str] = mapped_column(Sealed)
    reported_at: Mapped[datetime]


class ReportObjection(Model):
    """That who reported something does not agree with what was decided."""

    __tablename__ = "report_objections"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), unique=True)
    text: Mapped[str] = mapped_column(Sealed)
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None] = mapped_column(index=True)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    is_upheld: Mapped[bool | None]
    answer: Mapped[str | None] = mapped_column(Sealed)
