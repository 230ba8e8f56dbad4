"""What happens around digests, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DigestDue:
    digest_id: int
