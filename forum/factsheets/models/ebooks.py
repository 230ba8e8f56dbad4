from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class Ebook(Model):
    """The e-book of one kind that can be fetched now. Its file is named after its bytes."""

    __tablename__ = "ebooks"

    kind: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]  # of what it was made of
    fingerprint: Mapped[str]  # of the bytes
    size: Mapped[int]
    edition: Mapped[datetime]  # the day that it says inside
