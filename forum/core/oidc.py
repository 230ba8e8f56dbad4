"""Another provider of log-ins: OpenID Connect by authorization code, with PKCE.

Core 1.0 and Discovery 1.0 of OpenID Connect; RFC 7636 (PKCE); RFC 9700 (best practice).
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from forum.core import clock
from forum.core.asking import NoAnswer, ask, is_safe
from forum.core.errors import Invalid, Unavailable
from forum.core.i18n import _
from forum.core.id_tokens import Expected, UnknownKey, Untrue, checked

log = logging.getLogger(__name__)

SCOPES = "openid email"
LASTS = timedelta(hours=1)  # how long what the provider says of itself is kept
WELL_KNOWN = "/.well-known/openid-configuration"
OK = 200


@dataclass(frozen=True)
class Journey:
    """What one log-in takes along, to be known by when it comes back to the address `back`."""

    state: str
    nonce: str
    verifier: str
    back: str


@dataclass(frozen=True)
class Claims:
    """Whom the provider says this is. `email` is empty unless it says to have verified it."""

    issuer: str
    subject: str
    email: str


@dataclass(frozen=True)
class Provider:
    """The one that the installation was set up with; `name` is for people.

    What it does raises Unavailable when the provider is away, or says what cannot be right.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str
    _kept: dict[str, tuple[datetime, Any]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def address(self, journey: Journey) -> str:
        """Where somebody goes to log in there."""
        from authlib.common.urls import add_params_to_uri  # slow to load, seldom needed
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": journey.back,
            "scope": SCOPES,
            "state": journey.state,
            "nonce": journey.nonce,
            "code_challenge": create_s256_code_challenge(journey.verifier),
            "code_challenge_method": "S256",
        }
        return str(add_params_to_uri(self._place("authorization_endpoint"), list(asked.items())))

    def exchange(self, code: str, journey: Journey) -> Claims:
        """Who came back with this code. Raises Invalid for a code that is not good (any more)."""
        answer = self._redeem(code, journey)
        expected = Expected(
            self.issuer, self.client_id, journey.nonce, str(answer.get("access_token", ""))
        )
        facts = self._believe(str(answer.get("id_token", "")), expected)
        if "email" not in facts:
            facts |= self._more(facts["sub"], expected.access_token)
        return Claims(self.issuer, facts["sub"], _verified_address(facts))

    def _redeem(self, code: str, journey: Journey) -> dict[str, Any]:
        from authlib.integrations.requests_client import OAuth2Session

        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": journey.back,
            "code_verifier": journey.verifier,
        }
        client = OAuth2Session(self.client_id, self.client_secret)
        auth = client.client_auth(self._way_of_showing())
        status, answer = self._ask(self._place("token_endpoint"), form=form, auth=auth)
        if answer.get("error") == "invalid_grant":
            raise Invalid(_("Deze poging is al gebruikt of verlopen. Begin opnieuw."), code="spent")
        if status != OK:
            raise self._odd(f"token: {status}")
        return answer

    def _way_of_showing(self) -> str:
        """How the provider wants to see our secret: in a header, unless it takes only a field."""
        ways = self._document().get("token_endpoint_auth_methods_supported")
        only_post = isinstance(ways, list) and ways and "client_secret_basic" not in ways
        return "client_secret_post" if only_post else "client_secret_basic"

    def _believe(self, token: str, expected: Expected) -> dict[str, Any]:
        """With the keys we have; with newer ones if it is signed with one that we do not know."""
        try:
            try:
                return checked(token, self._keys(), expected)
            except UnknownKey:
                self._kept.pop("keys", None)
                return checked(token, self._keys(), expected)
        except Untrue as error:
            raise self._odd(f"ID token: {error}") from error

    def _more(self, subject: str, access_token: str) -> dict[str, Any]:
        """What a provider tells apart from the token (Core 1.0, 5.3); nothing if it does not."""
        from authlib.integrations.requests_client import OAuth2Auth

        if "userinfo_endpoint" not in self._document():
            return {}
        auth = OAuth2Auth({"access_token": access_token, "token_type": "Bearer"})
        status, told = self._ask(self._place("userinfo_endpoint"), auth=auth)
        if status != OK or told.get("sub") != subject:
            raise self._odd(f"userinfo: {status}")
        return {name: told[name] for name in ("email", "email_verified") if name in told}

    def _place(self, name: str) -> str:
        address = self._document().get(name)
        if not isinstance(address, str) or not is_safe(address):
            raise self._odd(f"discovery: {name}")
        return address

    def _document(self) -> dict[str, Any]:
        def fetch() -> dict[str, Any]:
            status, found = self._ask(self.issuer.rstrip("/") + WELL_KNOWN)
            if status != OK or found.get("issuer") != self.issuer:
                raise self._odd(f"discovery: {status}")
            return found

        return self._remembered("document", fetch)

    def _keys(self) -> dict[str, Any]:
        def fetch() -> dict[str, Any]:
            status, found = self._ask(self._place("jwks_uri"))
            if status != OK or not isinstance(found.get("keys"), list):
                raise self._odd(f"keys: {status}")
            return found

        return self._remembered("keys", fetch)

    def _remembered(self, what: str, fetch: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        since, found = self._kept.get(what, (None, None))
        if since is None or since < clock.now() - LASTS:
            found = fetch()
            self._kept[what] = clock.now(), found
        return found or {}

    def _ask(self, address: str, **more: Any) -> tuple[int, dict[str, Any]]:
        try:
            return ask(address, **more)
        except NoAnswer as error:
            log.warning("the log-in provider is away: %s", error)
            away = _("%(name)s is even niet bereikbaar. Probeer het zo nog eens.", name=self.name)
            raise Unavailable(away, code="provider_away") from error

    def _odd(self, why: str) -> Unavailable:
        log.warning("the log-in provider says what cannot be right: %s", why)
        odd = _("Het antwoord van %(name)s klopt niet. Je bent niet ingelogd.", name=self.name)
        return Unavailable(odd, code="provider_odd")


def _verified_address(facts: dict[str, Any]) -> str:
    """Only what is literally verified: some providers say "true" of what anyone typed."""
    email = facts.get("email")
    return email if isinstance(email, str) and facts.get("email_verified") is True else ""
