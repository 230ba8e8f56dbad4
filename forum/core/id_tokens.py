"""Whether an ID token is true: signed by its provider, for us, now, and for this log-in.

After OpenID Connect Core 1.0, 3.1.3.7. Knows nobody: what is expected comes by argument.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from forum.core import clock

if TYPE_CHECKING:
    from joserfc.jwk import Key

ALGORITHMS = ("RS256", "ES256")  # never one without a signature, nor one by a shared secret
SKEW = 120  # seconds that two clocks may differ
LONGEST_SUBJECT = 255  # OpenID Connect Core 1.0, 2
SHORTEST_MODULUS = 342  # letters of base64url that 2048 bits take

# What a library may raise over a text that somebody else made.
ODD = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class Untrue(Exception):
    """A token that is not to be believed. The text says why, without a word of the token."""


class UnknownKey(Untrue):
    """Signed with a key that is not among these; the provider may have a new one."""


@dataclass(frozen=True)
class Expected:
    """What must stand in the token. `access_token` came along with it."""

    issuer: str
    client_id: str
    nonce: str
    access_token: str


def checked(token: str, key_set: Mapping[str, Any], expected: Expected) -> dict[str, Any]:
    """What the token says. Raises Untrue, and UnknownKey when other keys could still help."""
    from authlib.oidc.core import CodeIDToken  # slow to load, seldom needed
    from joserfc import jwt
    from joserfc.errors import InvalidKeyIdError, JoseError
    from joserfc.jwk import KeySet

    try:
        found = jwt.decode(token, KeySet(list(_usable(key_set))), algorithms=ALGORITHMS)
        claims = CodeIDToken(found.claims, found.header, _options(expected), _known(expected))
        claims.validate(now=int(clock.now().timestamp()), leeway=SKEW)
    except InvalidKeyIdError as error:
        raise UnknownKey("key") from error
    except (JoseError, *ODD) as error:
        raise Untrue(f"{type(error).__name__} {getattr(error, 'claim', '')}".strip()) from error
    if len(claims["sub"]) > LONGEST_SUBJECT:
        raise Untrue("sub")
    return dict(claims)


def _options(expected: Expected) -> dict[str, Any]:
    return {
        "iss": {"essential": True, "value": expected.issuer},
        "aud": {"essential": True, "value": expected.client_id},
        "sub": {"essential": True},
        "exp": {"essential": True},
        "iat": {"essential": True},
        "nonce": {"essential": True},
    }


def _known(expected: Expected) -> dict[str, str]:
    return {
        "nonce": expected.nonce,
        "client_id": expected.client_id,
        "access_token": expected.access_token,
    }


def _usable(key_set: Mapping[str, Any]) -> "Iterator[Key]":
    """The public keys that a signature may be held against. Others are passed over."""
    from joserfc.errors import JoseError
    from joserfc.jwk import import_key

    for data in key_set["keys"]:
        with suppress(JoseError, *ODD):
            if data["kty"] in ("RSA", "EC") and len(data.get("n", "")) >= _least(data["kty"]):
                yield import_key(data)


def _least(kind: str) -> int:
    return SHORTEST_MODULUS if kind == "RSA" else 0
