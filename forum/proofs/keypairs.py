"""Passkeys as WebAuthn has them: what a browser is asked for, and what its answer proves.

Knows no database. The library is slow to load, so it is loaded where it is used.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit

from forum.core.errors import ForumError, Invalid, LoginRequired
from forum.core.i18n import _

WRONG = "wrong_passkey"
LONGEST_ID = 1023  # bytes (WebAuthn, 7.1)
PATIENCE = 5 * 60 * 1000  # milliseconds a browser waits for its owner
USUAL_PORTS = {"http": 80, "https": 443}


Options = dict[str, Any]


@dataclass(frozen=True)
class Party:
    """For whom passkeys are made: `id` is a host name, `origin` what browsers call this site."""

    id: str
    origin: str


@dataclass(frozen=True)
class KeyPair:
    """The public half of one, as it is kept: id and key in base64url."""

    id: str
    public_key: str
    sign_count: int = 0


def party_of(base_url: str) -> Party | None:
    """None where no browser has passkeys: by an address of numbers, or in the clear."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    is_here = host == "localhost" or host.endswith(".localhost")
    if _is_number(host) or not (parts.scheme == "https" or is_here):
        return None
    return Party(host, f"{parts.scheme}://{host}{_port(parts)}")


def asked_to_make(
    party: Party, challenge: str, *, handle: bytes, name: str, known: Sequence[str]
) -> Options:
    """What `navigator.credentials.create()` gets: a passkey that names its owner by `handle`,
    on a device that has none of those we know."""
    from webauthn import generate_registration_options
    from webauthn.helpers import base64url_to_bytes, options_to_json_dict, structs

    options = generate_registration_options(
        rp_id=party.id,
        rp_name="Ruggespraak",
        user_id=handle,
        user_name=name,
        challenge=base64url_to_bytes(challenge),
        timeout=PATIENCE,
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=_named(known),
    )
    return options_to_json_dict(options)


def asked_to_use(
    party: Party, challenge: str, *, allowed: Sequence[str] = (), must_verify: bool = True
) -> Options:
    """What `navigator.credentials.get()` gets: any passkey of ours, or one of those `allowed`."""
    from webauthn import generate_authentication_options
    from webauthn.helpers import base64url_to_bytes, options_to_json_dict
    from webauthn.helpers.structs import UserVerificationRequirement as Verification

    options = generate_authentication_options(
        rp_id=party.id,
        challenge=base64url_to_bytes(challenge),
        timeout=PATIENCE,
        allow_credentials=_named(allowed),
        user_verification=Verification.REQUIRED if must_verify else Verification.PREFERRED,
    )
    return options_to_json_dict(options)


def made(answer: dict[str, Any], challenge: str, party: Party) -> KeyPair:
    """The passkey that a browser made. Raises Invalid (`wrong_passkey`)."""
    from webauthn import helpers, verify_registration_response

    with _understood(Invalid(_("Deze passkey konden we niet lezen. Begin opnieuw."), code=WRONG)):
        found = verify_registration_response(
            credential=answer,
            expected_challenge=helpers.base64url_to_bytes(challenge),
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=True,
        )
        # A key that cannot be used would be noticed only when it is needed.
        key = helpers.decode_credential_public_key(found.credential_public_key)
        helpers.decoded_public_key_to_cryptography(key)
        if len(found.credential_id) > LONGEST_ID:
            raise ValueError("The id is longer than ids are.")
    return KeyPair(
        id=helpers.bytes_to_base64url(found.credential_id),
        public_key=helpers.bytes_to_base64url(found.credential_public_key),
        sign_count=found.sign_count,
    )


def used(
    answer: dict[str, Any], challenge: str, party: Party, key: KeyPair, *, must_verify: bool
) -> int:
    """How often the passkey was used by its own count, now that it proved to be this one.

    Raises LoginRequired (`wrong_passkey`).
    """
    from webauthn import verify_authentication_response
    from webauthn.helpers import base64url_to_bytes

    with _understood(wrong()):
        found = verify_authentication_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=base64url_to_bytes(key.public_key),
            credential_current_sign_count=0,  # held against ours where it is kept, in one statement
            require_user_verification=must_verify,
        )
    return found.new_sign_count


def wrong() -> ForumError:
    return LoginRequired(_("Deze passkey klopt niet, of hoort niet bij dit account."), code=WRONG)


@contextmanager
def _understood(refusal: ForumError) -> Iterator[None]:
    """Of an answer that is not as it should be, the library raises errors of every kind."""
    try:
        yield
    except Exception as error:
        raise refusal from error


def _named(ids: Sequence[str]) -> list[Any]:
    from webauthn.helpers import base64url_to_bytes
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(name)) for name in ids]


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _port(parts: SplitResult) -> str:
    """As browsers write it: not at all when it is the usual one."""
    return f":{parts.port}" if parts.port not in (None, USUAL_PORTS.get(parts.scheme)) else ""
