"""The life of a verification: asked, looked up, confirmed by a second person, and ended."""

from forum.experts.verification.service.applying import apply, withdraw
from forum.experts.verification.service.checking import check
from forum.experts.verification.service.deciding import confirm, reject
from forum.experts.verification.service.ending import due, end_by_operator, expire, revoke
from forum.experts.verification.service.reminding import remind, to_remind

__all__ = [
    "apply",
    "check",
    "confirm",
    "due",
    "end_by_operator",
    "expire",
    "reject",
    "remind",
    "revoke",
    "to_remind",
    "withdraw",
]
