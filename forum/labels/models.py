from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class Label(Model):
    """One word of the list. Moderators keep the list, members choose from it."""

    __tablename__ = "labels"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
