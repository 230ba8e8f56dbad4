"""A browser that wants to be called, and the push service that its makers run."""

import json
from dataclasses import dataclass, field

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey
from werkzeug.wrappers import Request, Response

from forum.core.places import Allowed
from forum.core.webpush import Subscription, decoded, encoded
from tests.server import HttpServer


@dataclass
class Browser:
    endpoint: str
    secret: bytes = b"0123456789abcdef"
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    @property
    def subscription(self) -> Subscription:
        return Subscription(**self.given)

    @property
    def given(self) -> dict[str, str]:
        """As a script hands it over."""
        form = (Encoding.X962, PublicFormat.UncompressedPoint)
        point = self.key.public_key().public_bytes(*form)
        return {
            "endpoint": self.endpoint,
            "p256dh": encoded(point),
            "auth": encoded(self.secret),
        }

    def opened(self, body: bytes) -> dict:
        found = http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.secret, version="aes128gcm"
        )
        return json.loads(found)


class PushService:
    """Takes what comes and keeps it; `status` and `headers` are what it answers."""

    def __init__(self, server: HttpServer) -> None:
        self.url, self.status, self.headers = server.url, 201, {}
        self.came: list[tuple[str, dict[str, str], bytes]] = []

    def __call__(self, environ, start_response):
        request = Request(environ)
        self.came.append((request.path, dict(request.headers), request.get_data()))
        return Response("", self.status, self.headers)(environ, start_response)

    def browser(self, name: str = "een") -> Browser:
        return Browser(f"{self.url}/{name}")


def near(*urls: str) -> Allowed:
    """These places, also on this machine."""
    return Allowed.read(",".join(url.partition("://")[2] for url in urls), "127.0.0.0/8")


def claims_of(authorization: str) -> tuple[dict, str]:
    """What the sender says of itself, once the signature turned out to be theirs (RFC 8292)."""
    kind, _space, rest = authorization.partition(" ")
    assert kind == "vapid"
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    point = decoded(parts["k"])
    key = {"kty": "EC", "crv": "P-256", "x": encoded(point[1:33]), "y": encoded(point[33:])}
    found = jwt.decode(parts["t"], ECKey.import_key(key), algorithms=["ES256"])
    assert found.header["alg"] == "ES256"
    return found.claims, parts["k"]
