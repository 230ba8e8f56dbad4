"""Signatures that are mailed, each for one purpose only."""

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
