"""What can happen to fact sheets that others must hear of, told in ids."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class SourcesWorsened:
    """For one curator, all that one run found out."""

    member_id: int
    change_ids: Sequence[int]


@dataclass(frozen=True)
class SourcesChanged:
    """The same for everybody else who wrote something that rests on them."""

    change_ids: Sequence[int]


@dataclass(frozen=True)
class SheetPublished:
    """A version that readers read from now on."""

    sheet_id: int
    number: int


@dataclass(frozen=True)
class SheetWithdrawn:
    """`number` is that of the version that readers read until now."""

    sheet_id: int
    number: int
