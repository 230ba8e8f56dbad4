"""A provider of log-ins, small but real (OpenID Connect), as a process of its own.

`python -m tests.provider` prints its address and serves until it is ended. What a test wants of
it is posted to `/behave`: who lives there, what time it is, and what it should do wrong.
"""

import hmac
import json
import os
import sys
from base64 import b64decode, urlsafe_b64encode
from hashlib import sha256
from html import escape
from secrets import token_urlsafe
from threading import Thread
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from werkzeug.serving import ThreadedWSGIServer
from werkzeug.wrappers import Request, Response

from tests.server import QuietHandler

CLIENT, SECRET = "ruggespraak", "een geheim van twee"
SCOPES = {"openid", "email"}
LOGIN = """<!doctype html><html lang="nl"><title>Aanmelden</title><h1>Aanmelden bij de buren</h1>
<form method="post">{hidden}<label>Wie ben je? <input name="person"></label>
<button>Aanmelden</button><button name="denied" value="1">Weigeren</button></form>"""


def new_key() -> RSAKey:
    return RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)


def json_answer(found: dict[str, Any], status: int = 200) -> Response:
    return Response(json.dumps(found), status, content_type="application/json")


def unsigned(header: dict[str, Any], claims: dict[str, Any]) -> str:
    return ".".join(base64url(json.dumps(part).encode()) for part in (header, claims))


def by_secret(secret: bytes, kid: str, claims: dict[str, Any]) -> str:
    said = unsigned({"alg": "HS256", "kid": kid}, claims)
    return f"{said}.{base64url(hmac.digest(secret, said.encode(), 'sha256'))}"


def base64url(text: bytes) -> str:
    return urlsafe_b64encode(text).rstrip(b"=").decode()


def end_with_the_test() -> None:
    """Nobody has to remember to end it, not even a test run that is killed."""
    sys.stdin.read()
    os._exit(0)


class OpenIdProvider:
    """One issuer with one client. `wrong` is what the test asked it to do wrong."""

    def __init__(self) -> None:
        self.issuer = ""
        self.keys = [new_key()]
        self.stranger = new_key()
        self.codes: dict[str, dict[str, str]] = {}
        self.access: dict[str, dict[str, Any]] = {}
        self.wrong: dict[str, Any] = {}
        self.asked: list[str] = []

    def __call__(self, environ: dict, start_response: Any) -> Any:
        return self.answer(Request(environ))(environ, start_response)

    def answer(self, request: Request) -> Response:
        name = request.path.strip("/").replace(".well-known/", "").replace("-", "_")
        if name != "behave":
            self.asked.append(name)
        if name in self.wrong.get("answers", {}):
            status, text = self.wrong["answers"][name]
            return Response(text, status, {"Location": self.issuer + "/elders"})
        act = getattr(self, f"do_{name}", None)
        return act(request) if act else Response("", 204)  # a browser asks for a picture too

    def do_behave(self, request: Request) -> Response:
        """Forget all that was said before, and do this from now on."""
        self.wrong, asked, self.asked = request.get_json(), self.asked, []
        if self.wrong.get("rotate"):
            self.keys = [new_key()]
        return json_answer({"asked": asked})

    def do_openid_configuration(self, _request: Request) -> Response:
        places = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        found = {f"{name}_endpoint": f"{self.issuer}/{path}" for name, path in places.items()}
        more = {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/jwks"}
        return json_answer(found | more | self.wrong.get("discovery", {}))

    def do_jwks(self, _request: Request) -> Response:
        return json_answer(dict(KeySet(self.keys).as_dict(private=False)))

    def do_authorize(self, request: Request) -> Response:
        """A page to log in on; a request that is not right never gets as far as an answer."""
        asked = request.values
        if (asked.get("client_id"), asked.get("redirect_uri")) != (CLIENT, self.wrong["back"]):
            return Response("no such client", 400)
        if set(asked.get("scope", "").split()) != SCOPES or asked.get("response_type") != "code":
            return Response("not by this flow", 400)
        if asked.get("code_challenge_method") != "S256" or len(asked["code_challenge"]) != 43:
            return Response("without PKCE", 400)
        if request.method == "GET":
            return self._ask_who(request)
        return self._send_back(asked)

    def _ask_who(self, request: Request) -> Response:
        hidden = "".join(
            f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
            for name, value in request.args.items()
        )
        return Response(LOGIN.format(hidden=hidden), content_type="text/html; charset=utf-8")

    def _send_back(self, asked: Any) -> Response:
        if asked.get("denied"):
            told = {"error": "access_denied", "state": asked["state"]}
        else:
            code = token_urlsafe()
            self.codes[code] = dict(asked.items())
            told = {"code": code, "state": asked["state"]}
        return Response("", 303, {"Location": f"{asked['redirect_uri']}?{urlencode(told)}"})

    def do_token(self, request: Request) -> Response:
        """The code for an ID token: once, by who it was given to."""
        form = request.form
        if not self._is_our_client(request):
            return json_answer({"error": "invalid_client"}, 401)
        begun = self.codes.pop(form.get("code", ""), None)
        proof = base64url(sha256(form["code_verifier"].encode()).digest())
        if (
            begun is None
            or begun["redirect_uri"] != form.get("redirect_uri")
            or begun["code_challenge"] != proof
        ):
            return json_answer({"error": "invalid_grant"}, 400)
        access = token_urlsafe()
        self.access[access] = self._person(begun["person"])
        told = {"access_token": access, "token_type": "Bearer", "id_token": self._id_token(begun)}
        return json_answer(told)

    def _is_our_client(self, request: Request) -> bool:
        shown = f"{CLIENT}:{SECRET}"
        if self.wrong.get("takes_a_field"):
            form = request.form
            return f"{form.get('client_id')}:{form.get('client_secret')}" == shown
        kind, _space, given = request.headers.get("Authorization", "").partition(" ")
        return kind == "Basic" and b64decode(given).decode() == shown

    def do_userinfo(self, request: Request) -> Response:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in self.access:
            return Response("", 401)
        return json_answer(self.access[token] | self.wrong.get("userinfo", {}))

    def _person(self, name: str) -> dict[str, Any]:
        return {"sub": f"nummer-{name}", **self.wrong["people"].get(name, {})}

    def _id_token(self, begun: dict[str, str]) -> str:
        now = self.wrong["now"]
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": begun["nonce"],
            **self._person(begun["person"]),
            **self.wrong.get("claims", {}),
        }
        left_out = self.wrong.get("without", [])
        return self._sign({name: claims[name] for name in claims if name not in left_out})

    def _sign(self, claims: dict[str, Any]) -> str:
        way, key = self.wrong.get("signed", "well"), self.keys[0]
        if way == "not":
            return f"{unsigned({'alg': 'none', 'kid': key.kid}, claims)}."
        if way == "by the public key":  # which everyone has
            return by_secret(key.as_pem(private=False), key.kid, claims)
        if way == "by our secret":
            return by_secret(SECRET.encode(), key.kid, claims)
        signer = self.stranger if way in ("by a stranger", "by an unknown key") else key
        kid = self.stranger.kid if way == "by an unknown key" else key.kid
        return jwt.encode({"alg": "RS256", "kid": kid}, claims, signer)


if __name__ == "__main__":
    provider = OpenIdProvider()
    server = ThreadedWSGIServer("127.0.0.1", 0, app=provider, handler=QuietHandler)
    # By name, so that to a browser it is another site than one that goes by number.
    provider.issuer = f"http://localhost:{server.port}"
    print(provider.issuer, flush=True)
    Thread(target=end_with_the_test, daemon=True).start()
    server.serve_forever()
