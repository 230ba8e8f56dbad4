from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class Category(Model):
    """Counts are kept twice: a guest may not learn how much members keep among themselves."""

    __tablename__ = "categories"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    description: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    # Within which other one it stands: one level deep.
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("categories.id"), index=True)
    # The least that reading and writing here take; see `circles`.
    readers: Mapped[str] = mapped_column(default="everyone")
    writers: Mapped[str] = mapped_column(default="members")
    public_thread_count: Mapped[int] = mapped_column(default=0)
    thread_count: Mapped[int] = mapped_column(default=0)
