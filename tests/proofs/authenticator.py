"""A device that makes passkeys and uses them, and can lie about all of it (WebAuthn, 6)."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_bytes
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40
HERE = "http://localhost"
COORDINATE = 32  # bytes


def text(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


def content(text: str) -> bytes:
    return urlsafe_b64decode(text + "==")


@dataclass
class Device:
    """One passkey. Without a counter it says 0 every time, as many real ones do."""

    origin: str = HERE
    party: str = "localhost"
    counts: bool = True
    count: int = 0
    flags: int = PRESENT | VERIFIED
    id: bytes = field(default_factory=lambda: token_bytes(32))

    def __post_init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """What `navigator.credentials.create()` gives, with attestation `none`."""
        key = len(self.id).to_bytes(2, "big") + self.id + self.public_key()
        told = self._told(self.flags | WITH_KEY) + bytes(16) + key
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": told})
        said = self._said("webauthn.create", options)
        return self._answer(clientDataJSON=text(said), attestationObject=text(attested))

    def use(self, options: dict[str, Any], **changed: Any) -> dict[str, Any]:
        """What `navigator.credentials.get()` gives. `changed` are other words in what it saw."""
        self.count += self.counts
        told = self._told(self.flags)
        said = self._said("webauthn.get", options, **changed)
        signature = self._key.sign(told + sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=text(said), authenticatorData=text(told), signature=text(signature)
        )

    def public_key(self) -> bytes:
        """As COSE has it (RFC 9053): ES256 on P-256."""
        numbers = self._key.public_key().public_numbers()
        x, y = (number.to_bytes(COORDINATE, "big") for number in (numbers.x, numbers.y))
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})

    def _told(self, flags: int) -> bytes:
        return sha256(self.party.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _said(self, kind: str, options: dict[str, Any], **changed: Any) -> bytes:
        facts = {"type": kind, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps(facts | changed).encode()

    def _answer(self, **response: str) -> dict[str, Any]:
        name = text(self.id)
        return {"id": name, "rawId": name, "type": "public-key", "response": response}
