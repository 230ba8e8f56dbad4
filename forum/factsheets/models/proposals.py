from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model
from forum.factsheets.models.sheets import FactSheet


class SheetProposal(Model):
    """What the article says of a sheet: last taken into its draft (`base_`), and now (`next_`).

    A draft that still says its base was touched by nobody. What is `waiting` are the parts, by
    name with a space between, of which both changed: a curator puts those together.
    """

    __tablename__ = "sheet_proposals"

    sheet_id: Mapped[int] = mapped_column(ForeignKey(FactSheet.id), primary_key=True)
    address: Mapped[str]  # of its heading within the article
    base_title: Mapped[str]
    base_body: Mapped[str]
    base_claims: Mapped[str]
    next_title: Mapped[str]
    next_body: Mapped[str]
    next_claims: Mapped[str]
    # The references of the article, in order, when a curator last decided: none if nobody did.
    base_sources: Mapped[list[int]] = mapped_column(JSON, default=list)
    waiting: Mapped[str] = mapped_column(default="")
    is_gone: Mapped[bool] = mapped_column(default=False)  # the article no longer has its heading
