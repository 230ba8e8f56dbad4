"""What says that a writer was shown the signs in a text: signed, for one member and for a day.

It holds the ids of rules and a sketch of the words, and nothing that they can be read from.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.posting.acknowledging import BYTES, UNREAD, Ack, Sketch

PURPOSE = "alarm-ack"
LIFETIME = timedelta(hours=24)
LONGEST = 8000  # characters; more was not made here


class AckSigner:
    """Signs with the installation's secret key, apart from all else that is signed with it."""

    def __init__(self, secret_key: str) -> None:
        self._serializer = URLSafeSerializer(secret_key, salt=PURPOSE)

    def token(self, viewer: Viewer, ack: Ack) -> str:
        said = {
            "member": viewer.id,
            "at": int(clock.now().timestamp()),
            "rules": sorted(ack.rules),
            "size": ack.words.size,
            "sample": _packed(ack.words.sample),
        }
        return str(self._serializer.dumps(said))

    def read(self, viewer: Viewer, token: str) -> Ack:
        """Nothing was read by what we did not sign, or for another member, or too long ago."""
        if not token or len(token) > LONGEST:
            return UNREAD
        try:
            said = self._serializer.loads(token)
        except BadSignature:
            return UNREAD
        return _ack(said) if _is_still_of(viewer, said) else UNREAD


def _is_still_of(viewer: Viewer, said: Any) -> bool:
    age = clock.now().timestamp() - said["at"]
    return bool(said["member"] == viewer.id and age < LIFETIME.total_seconds())


def _ack(said: Any) -> Ack:
    return Ack(frozenset(said["rules"]), Sketch(said["size"], _unpacked(said["sample"])))


def _packed(sample: frozenset[int]) -> str:
    plain = b"".join(number.to_bytes(BYTES, "big") for number in sorted(sample))
    return urlsafe_b64encode(plain).decode()


def _unpacked(packed: str) -> frozenset[int]:
    plain = urlsafe_b64decode(packed)
    pieces = (plain[at : at + BYTES] for at in range(0, len(plain), BYTES))
    return frozenset(int.from_bytes(piece, "big") for piece in pieces)
