from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.core.db import Model, related
from forum.factsheets.models.sheets import FactSheet
from forum.threads.models import Post

WHOLE = 0  # the key that stands for a sheet as a whole


class PostClaim(Model):
    """That a post points at a claim, and the version that stood there when it did."""

    __tablename__ = "post_claims"
    __table_args__ = (Index("ix_post_claims_sheet_id_post_id", "sheet_id", "post_id"),)

    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id), primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey(FactSheet.id), primary_key=True)
    claim_key: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]


class PostSource(Model):
    """A publication that a sourced reply or the answer of an expert names itself, known to us or
    not."""

    __tablename__ = "post_sources"

    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)  # as those of `ReferenceKey`


class ClaimLink(Model):
    """A claim that a moderator put under a post to read beside it, with a friendly line."""

    __tablename__ = "claim_links"
    __table_args__ = (
        UniqueConstraint("post_id", "sheet_id", "claim_key"),
        Index("ix_claim_links_sheet_id_post_id", "sheet_id", "post_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id))
    sheet_id: Mapped[int] = mapped_column(ForeignKey(FactSheet.id))
    claim_key: Mapped[int]
    note: Mapped[str]
    moderator_id: Mapped[int] = mapped_column(ForeignKey(Member.id), index=True)
    created_at: Mapped[datetime]

    moderator: Mapped[Member] = related()


class SheetSuggestion(Model):
    """What a member says is wrong with a sheet, or speaks against it; for curators alone."""

    __tablename__ = "sheet_suggestions"
    __table_args__ = (Index("ix_sheet_suggestions_closed_at_id", "closed_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey(FactSheet.id), index=True)
    claim_key: Mapped[int] = mapped_column(default=WHOLE)
    post_id: Mapped[int | None] = mapped_column(ForeignKey(Post.id), index=True)
    kind: Mapped[str]
    body: Mapped[str]
    source: Mapped[str | None]  # a DOI or the address of a publication
    member_id: Mapped[int] = mapped_column(ForeignKey(Member.id), index=True)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey(Member.id), index=True)
    outcome: Mapped[str | None]
    answer: Mapped[str] = mapped_column(default="")

    sheet: Mapped[FactSheet] = related()
