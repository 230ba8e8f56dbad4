"""What can happen to fact sheets that others must hear of, told in ids."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class SourcesWorsened:
    """For one curator, all that one run found out."""

    member_id: int
    change_ids: Sequence[int]
