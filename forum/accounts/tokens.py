"""Signatures that are mailed, each for one purpose only."""

from collections.abc import Sequence
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

VERIFY = "verify-email"


class Signer:
    """Signs numbers with the installation's secret key, apart for every purpose."""

    def __init__(self, secret_key: str) -> None:
        self._key = secret_key

    def sign(self, purpose: str, number: int) -> str:
        return str(URLSafeSerializer(self._key, salt=purpose).dumps(number))

    def read(self, purpose: str, token: str) -> int | None:
        """The signed number, or None for anything we did not sign for this purpose."""
        try:
            number = URLSafeSerializer(self._key, salt=purpose).loads(token)
        except BadSignature:
            return None
        return number if type(number) is int else None

    def seal(self, purpose: str, facts: Sequence[int | str]) -> str:
        """The same of several facts."""
        return str(URLSafeSerializer(self._key, salt=purpose).dumps(list(facts)))

    def open(self, purpose: str, token: str) -> list[Any] | None:
        """The facts, or None as `read` gives."""
        try:
            facts = URLSafeSerializer(self._key, salt=purpose).loads(token)
        except BadSignature:
            return None
        return facts if isinstance(facts, list) else None
