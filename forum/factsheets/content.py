"""What a version of a sheet says, whether it comes from the draft or from an earlier version."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.factsheets.blocks import read_blocks
from forum.factsheets.claims import ClaimText, write_claims
from forum.factsheets.markup import read_html
from forum.factsheets.models import SheetVersion
from forum.factsheets.publishing import cited_numbers


@dataclass(frozen=True)
class Content:
    title: str
    summary: str
    body: str
    claims: Sequence[ClaimText]  # each with its key
    call_now: bool

    @property
    def cited(self) -> set[int]:
        return cited_numbers(read_blocks(self.body), self.claims)

    @property
    def claim_lines(self) -> str:
        return write_claims(self.claims)


def sources_of(version: SheetVersion) -> dict[int, int]:
    """By number the id of the reference that it cites; nothing when the version does not say."""
    numbers = [told["number"] for told in version.references]
    return dict(zip(numbers, version.reference_ids, strict=False))


def of_version(version: SheetVersion) -> Content:
    return Content(
        title=version.title,
        summary=version.summary,
        body=version.body or read_html(version.html),
        claims=[
            ClaimText(told["text"], tuple(told["cites"]), told["key"], told.get("myth", ""))
            for told in version.claims
        ],
        call_now=version.call_now,
    )
