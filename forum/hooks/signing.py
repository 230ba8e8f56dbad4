"""How a receiver knows that a message is ours: by Standard Webhooks 1.0.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import datetime
from hmac import digest
from secrets import token_bytes

PREFIX = "whsec_"
VERSION = "v1"


def new_secret() -> str:
    """256 random bits, in the writing that libraries of receivers read."""
    return PREFIX + b64encode(token_bytes(32)).decode()


def signed(secrets: Iterable[str], key: str, at: datetime, body: bytes) -> dict[str, str]:
    """The three headers. While a secret is being renewed there are two signatures."""
    seconds = int(at.timestamp())
    said = f"{key}.{seconds}.".encode() + body
    return {
        "webhook-id": key,
        "webhook-timestamp": str(seconds),
        "webhook-signature": " ".join(_signature(secret, said) for secret in secrets),
    }


def _signature(secret: str, said: bytes) -> str:
    key = b64decode(secret.removeprefix(PREFIX))
    made = b64encode(digest(key, said, "sha256")).decode()
    return f"{VERSION},{made}"
