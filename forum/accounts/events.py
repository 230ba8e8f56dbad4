"""What can happen to an account, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EmailVerificationAsked:
    verification_id: int
