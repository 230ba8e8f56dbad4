"""What the provider says is believed when it is signed, for us, in time, and for this log-in."""

from datetime import timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from forum.core import clock, id_tokens
from forum.core.id_tokens import Expected, UnknownKey, Untrue, checked
from tests.proofs.identities.travelling import LOGIN, identities

EXPECTED = Expected(issuer="https://elders.example", client_id="wij", nonce="n", access_token="a")


def _is_refused(traveller) -> None:
    answer = traveller.travel()
    assert answer.status_code == 503
    assert "Het antwoord van Buurtlogin klopt niet." in answer.text
    assert not traveller.is_logged_in()
    assert identities() == []
    assert traveller.visitor.get(f"{LOGIN}/new").status_code == 409


@pytest.mark.parametrize(
    "signed", ["by a stranger", "by an unknown key", "not", "by the public key", "by our secret"]
)
def test_a_token_that_the_provider_did_not_sign_is_not_believed(traveller, signed):
    traveller.neighbours.behave(signed=signed)
    _is_refused(traveller)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://elders.example"},
        {"iss": None},
        {"aud": "een ander"},
        {"aud": ["een ander"]},
        {"aud": []},
        {"aud": "een ander", "azp": "ruggespraak"},
        {"aud": ["ruggespraak", "een ander"]},
        {"aud": ["ruggespraak", "een ander"], "azp": "een ander"},
        {"azp": "een ander"},
        {"nonce": "een andere"},
        {"nonce": ""},
        {"sub": ""},
        {"sub": 7},
        {"sub": None},
        {"sub": "x" * 256},
        {"exp": "morgen"},
        {"exp": None},
        {"exp": True},
        {"iat": "gisteren"},
        {"at_hash": "AAAA"},
        {"at_hash": 7},
    ],
)
def test_a_token_for_somebody_or_something_else_is_not_believed(traveller, claims):
    traveller.neighbours.behave(claims=claims)
    _is_refused(traveller)


@pytest.mark.parametrize("name", ["iss", "aud", "sub", "exp", "iat", "nonce"])
def test_a_token_that_lacks_something_is_not_believed(traveller, name):
    traveller.neighbours.behave(without=[name])
    _is_refused(traveller)


@pytest.mark.parametrize(
    ("claim", "seconds", "is_good"),
    [
        ("exp", -119, True),
        ("exp", -120, False),
        ("exp", -3600, False),
        ("iat", 120, True),
        ("iat", 121, False),
        ("nbf", 121, False),
    ],
)
def test_two_clocks_may_differ_by_two_minutes(traveller, time, claim, seconds, is_good):
    at = int((time.at + timedelta(seconds=seconds)).timestamp())
    traveller.neighbours.behave(claims={claim: at})
    assert traveller.travel().status_code == (303 if is_good else 503)


def test_a_token_for_more_than_us_names_us_as_who_asked(traveller):
    several = {"aud": ["ruggespraak", "een ander"], "azp": "ruggespraak"}
    traveller.neighbours.behave(claims=several)
    assert traveller.travel().status_code == 303


def test_new_keys_are_fetched_when_one_is_not_known(traveller):
    """And otherwise kept for an hour, with what the provider says of itself."""
    traveller.travel()
    traveller.neighbours.behave()
    traveller.travel()
    assert traveller.neighbours.behave(rotate=True) == ["authorize", "authorize", "token"]

    assert traveller.travel().status_code == 303
    assert traveller.neighbours.behave() == ["authorize", "authorize", "token", "jwks"]


def test_after_an_hour_all_is_asked_again(traveller, time):
    traveller.travel()
    time.pass_time(minutes=61)
    traveller.neighbours.start_again(int(time.at.timestamp()))
    traveller.travel()
    asked = traveller.neighbours.behave()
    assert asked.count("openid_configuration") == asked.count("jwks") == 1


def test_an_unknown_key_is_looked_for_once(traveller):
    traveller.travel()
    traveller.neighbours.behave(signed="by an unknown key")
    assert traveller.travel().status_code == 503
    assert traveller.neighbours.behave().count("jwks") == 1


@pytest.fixture(scope="module")
def elliptic() -> ECKey:
    return ECKey.generate_key("P-256", {"use": "sig"}, auto_kid=True)


def _token(key: ECKey, **more: object) -> str:
    now = int(clock.now().timestamp())
    claims = {"iss": EXPECTED.issuer, "aud": "wij", "sub": "1", "nonce": "n"}
    claims |= {"iat": now, "exp": now + 60, **more}
    return jwt.encode({"alg": "ES256", "kid": key.kid}, claims, key)


def test_a_token_signed_by_elliptic_curve_is_good_too(elliptic):
    keys = {"keys": [elliptic.as_dict(private=False)]}
    assert checked(_token(elliptic), keys, EXPECTED)["sub"] == "1"


@pytest.mark.parametrize(
    "odd",
    [
        *("x", 7, None, [], {}, {"kty": "oct", "k": "AAAA"}, {"kty": "RSA", "n": 7, "e": "AQAB"}),
        *({"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}, {"kty": ["RSA"]}, {"kty": "PQC"}),
        {"kty": "RSA", "n": "AQ" * 80, "e": "AQAB"},  # short enough to be broken
    ],
)
def test_keys_that_are_of_no_use_are_passed_over(elliptic, odd):
    keys = {"keys": [odd, elliptic.as_dict(private=False)]}
    assert checked(_token(elliptic), keys, EXPECTED)["sub"] == "1"
    with pytest.raises(UnknownKey):
        checked(_token(elliptic), {"keys": [odd]}, EXPECTED)


def test_a_key_that_is_not_for_signing_proves_nothing(elliptic):
    other = ECKey.generate_key("P-256", {"use": "enc"}, auto_kid=True)
    with pytest.raises(Untrue):
        checked(
            _token(ECKey(other.raw_value, other.raw_value, {"kid": other.kid})),
            {"keys": [other.as_dict(private=False)]},
            EXPECTED,
        )


@pytest.mark.parametrize("token", ["", ".", "..", "a.b.c", "é.é.é", "x" * 10_000, "e30.e30.", "{}"])
def test_what_is_no_token_is_untrue(elliptic, token):
    keys = {"keys": [elliptic.as_dict(private=False)]}
    with pytest.raises(Untrue) as error:
        checked(token, keys, EXPECTED)
    assert len(str(error.value)) < 50


def test_only_signatures_by_key_pairs_are_known():
    assert id_tokens.ALGORITHMS == ("RS256", "ES256")
