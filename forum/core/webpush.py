"""A few words to a device whose owner asked for them, by the push service of its browser.

RFC 8030 (the protocol), 8188 and 8291 (closed, so that the service cannot read it), 8292 (who
sends it). Of pywebpush only what closes a message is used, http_ece by the writer of those RFCs:
the rest of it sends by itself, to any address, and brings a second HTTP library along.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from forum.core import clock
from forum.core.outside import post
from forum.core.places import Allowed, NotAllowed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

LASTS = timedelta(days=1)  # how long a service keeps it for a device that is off
SIGNED_FOR = timedelta(hours=12)  # at most a day (RFC 8292, 2)
TOPIC = "notificatie"  # of those that wait for a device, only the newest is kept
POINT, SECRET = 65, 16  # bytes of a key and of what is shared (RFC 8291)
GONE = (404, 410)
LATER = (429, 500, 502, 503, 504)


class Gone(Exception):
    """There is no such subscription any more."""


class NotNow(Exception):
    """The service asks to try again after so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Unreachable(Exception):
    """No answer, or a name that leads where we do not go. The text is a code, and names no
    address."""


class Unwanted(Exception):
    """The service does not take it, and will not another time; or it is none of those we call."""


@dataclass(frozen=True)
class Subscription:
    """Where a browser can be reached, and the keys to close what is sent there."""

    endpoint: str
    p256dh: str
    auth: str

    @property
    def is_whole(self) -> bool:
        """Whether these are keys at all."""
        from cryptography.hazmat.primitives.asymmetric import ec

        try:
            point, secret = decoded(self.p256dh), decoded(self.auth)
            if (len(point), len(secret)) != (POINT, SECRET):
                return False
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        except ValueError:
            return False
        return True


@dataclass(frozen=True)
class Pusher:
    """Who sends, to `allowed` places alone: known to the services by its key, and to their keepers
    by `contact`."""

    private_key: str = field(repr=False)
    contact: str
    allowed: Allowed

    @cached_property
    def public_key(self) -> str:
        """What a browser asks for, to take messages of nobody else."""
        return _point(self._key)

    def push(self, to: Subscription, said: dict[str, str]) -> None:
        """Raises Gone, NotNow, Unwanted, or Unreachable."""
        self._check(to.endpoint)
        headers = {
            "TTL": str(int(LASTS.total_seconds())),
            "Topic": TOPIC,
            "Urgency": "normal",
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "Authorization": f"vapid t={self._signed(to.endpoint)}, k={self.public_key}",
        }
        body = closed(json.dumps(said).encode(), to)
        answer = post(self.allowed, to.endpoint, headers, body)
        if answer.status is None:
            raise Unreachable(answer.error)
        if answer.status in GONE:
            raise Gone
        if answer.status in LATER:
            raise NotNow(answer.retry_after)
        if not answer.is_good:
            raise Unwanted(str(answer.status))

    def _check(self, endpoint: str) -> None:
        """The operator may have taken it from the list since."""
        try:
            self.allowed.find(endpoint)
        except NotAllowed as refused:
            raise Unwanted(str(refused)) from refused

    def _signed(self, endpoint: str) -> str:
        from joserfc import jwt
        from joserfc.jwk import ECKey

        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int((clock.now() + SIGNED_FOR).timestamp()),
            "sub": self.contact,
        }
        key = ECKey.import_key(_pem(self._key))
        return str(jwt.encode({"typ": "JWT", "alg": "ES256"}, claims, key))

    @cached_property
    def _key(self) -> "EllipticCurvePrivateKey":
        from cryptography.hazmat.primitives.asymmetric import ec

        return ec.derive_private_key(int.from_bytes(decoded(self.private_key)), ec.SECP256R1())


def new_private_key() -> str:
    from cryptography.hazmat.primitives.asymmetric import ec

    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return encoded(number.to_bytes(32))


def closed(plain: bytes, to: Subscription) -> bytes:
    """Readable by that browser alone."""
    import http_ece  # with cryptography: slow to load, seldom needed
    from cryptography.hazmat.primitives.asymmetric import ec

    return bytes(
        http_ece.encrypt(
            plain,
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=decoded(to.p256dh),
            auth_secret=decoded(to.auth),
            version="aes128gcm",
        )
    )


def encoded(plain: bytes) -> str:
    return urlsafe_b64encode(plain).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Raises ValueError for what is not base64url."""
    return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))


def _point(key: "EllipticCurvePrivateKey") -> str:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return encoded(key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def _pem(key: "EllipticCurvePrivateKey") -> bytes:
    from cryptography.hazmat.primitives import serialization as forms

    return key.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption())


def pusher(key: str | None, contact: str | None, home: str, allowed: Allowed) -> Pusher | None:
    """Who sends, where a key is set. A push service wants to know whom to ask: by mail, or at the
    site itself."""
    return Pusher(key, f"mailto:{contact}" if contact else home, allowed) if key else None
