from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class TextCorrection(Model):
    """A slip in a line of an article, and what it should be: the line itself stays as it is."""

    __tablename__ = "text_corrections"
    __table_args__ = (
        UniqueConstraint("import_id", "line", "place", "found", "suggestion"),
        ForeignKeyConstraint(
            ["import_id", "line"], ["source_lines.import_id", "source_lines.number"]
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int]
    line: Mapped[int]
    place: Mapped[int]  # where `found` begins in the text of the line
    found: Mapped[str]
    suggestion: Mapped[str]
    origin: Mapped[str]  # "rule" or "moderator"
    status: Mapped[str] = mapped_column(default="open")
    added_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    decided_at: Mapped[datetime | None]
