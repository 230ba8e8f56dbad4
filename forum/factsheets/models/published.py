from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model
from forum.factsheets.models.sheets import FactSheet
from forum.factsheets.models.sources import Reference


class PublishedClaim(Model):
    """A claim as readers see it now. One that left its sheet stays, gone, under its key: what
    points at it then says so."""

    __tablename__ = "published_claims"

    sheet_id: Mapped[int] = mapped_column(ForeignKey(FactSheet.id), primary_key=True)
    key: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    text: Mapped[str]
    myth: Mapped[str] = mapped_column(default="")
    cites: Mapped[list[int]] = mapped_column(JSON)
    source_count: Mapped[int]
    source_status: Mapped[str]  # the worst of its sources
    since_number: Mapped[int]  # the version from which it reads like this
    is_gone: Mapped[bool] = mapped_column(default=False)


class PublishedSource(Model):
    """Which reference stands behind a number of the version that readers see now."""

    __tablename__ = "published_sources"

    sheet_id: Mapped[int] = mapped_column(ForeignKey(FactSheet.id), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    reference_id: Mapped[int] = mapped_column(ForeignKey(Reference.id), index=True)
