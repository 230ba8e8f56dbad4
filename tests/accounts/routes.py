"""Who gets what from every route of accounts."""

from tests import make
from tests.accounts import routes_privacy, routes_sessions
from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    TO_LOGIN,
    Row,
    everyone,
    members,
    writers,
)

ME = "/api/v1/me"
NEW_MEMBER = {
    "username": "Zonnebloem",
    "email": "zonnebloem@post.example",
    "password": "een paarse olifant danst zelden",
    "age_16": True,
    "rules": True,
    "consent_texts": True,
}
NEW_TEXTS = {name: str(value).lower() for name, value in NEW_MEMBER.items()}


def my_password(world):
    return {"username": world.me.name, "password": make.PASSWORD}


def my_new_key(_world):
    return {"name": "Mijn programma", "password": make.PASSWORD}


OPEN = [
    Row("GET", "/register", everyone(200)),
    Row("POST", "/register", everyone(200), send=NEW_TEXTS),
    Row("GET", "/login", everyone(200), at="/login?next=/new"),
    Row("POST", "/login", everyone((303, "/")), send=my_password),
    Row("POST", "/logout", everyone((303, "/"))),
    Row("GET", "/verify", everyone(200), at="/verify?token={verification}"),
    Row(
        "POST",
        "/verify",
        everyone((303, "/"), guest=(303, "/login")),
        send=lambda world: {"token": world.verification},
    ),
    Row("GET", "/members/<username>", everyone(200), at="/members/{member.name}"),
    Row("GET", "/members/<username>", everyone(404), at="/members/niemand", about="nobody"),
]
OWN_PAGES = [
    Row("GET", "/verify/again", members(200, guest=TO_LOGIN)),
    Row("POST", "/verify/again", members((303, "/verify/again"), guest=ENDED)),
    Row("GET", "/settings", members(200, guest=TO_LOGIN)),
    Row(
        "POST",
        "/settings/profile",
        writers((303, "/settings"), guest=ENDED),
        send={"bio": "Ik wandel elke ochtend."},
    ),
    Row("GET", "/settings/consent", members(200, guest=TO_LOGIN)),
    Row(
        "POST",
        "/settings/consent",
        members((303, "/settings/consent"), guest=ENDED),
        send={"given": "true"},
        about="give",
    ),
    Row(
        "POST",
        "/settings/consent",
        members((303, "/settings/consent"), guest=ENDED),
        send={"given": "false"},
        about="withdraw",
    ),
    Row("GET", "/settings/tokens", members(200, guest=TO_LOGIN)),
    Row("POST", "/settings/tokens", members(201, guest=ENDED), send=my_new_key),
    Row(
        "POST",
        "/settings/tokens/<id:token_id>/revoke",
        members((303, "/settings/tokens"), guest=ENDED),
        at="/settings/tokens/{me.spare}/revoke",
        about="own",
    ),
    Row(
        "POST",
        "/settings/tokens/<id:token_id>/revoke",
        members(404, guest=ENDED, member=(303, "/settings/tokens")),
        at="/settings/tokens/{member.spare}/revoke",
        missing="/settings/tokens/{missing}/revoke",
        about="the member's",
    ),
]
CALLS = [
    Row("POST", "/api/v1/members", everyone(202), send=NEW_MEMBER),
    Row("GET", "/api/v1/members/<username>", everyone(200), at="/api/v1/members/{member.name}"),
    Row(
        "GET",
        "/api/v1/members/<username>",
        everyone(NOT_FOUND),
        at="/api/v1/members/niemand",
        about="nobody",
    ),
    Row(
        "POST",
        "/api/v1/verifications",
        everyone(200),
        send=lambda world: {"token": world.verification},
    ),
    Row("POST", "/api/v1/me/verification", members(202, guest=NO_TOKEN), at=f"{ME}/verification"),
    Row(
        "POST",
        "/api/v1/tokens",
        everyone(201),
        send=lambda world: my_password(world) | my_new_key(world),
    ),
    Row("GET", "/api/v1/tokens", members(200, guest=NO_TOKEN)),
    Row(
        "DELETE",
        "/api/v1/tokens/<id:token_id>",
        members(204, guest=NO_TOKEN),
        at="/api/v1/tokens/{me.spare}",
        about="own",
    ),
    Row(
        "DELETE",
        "/api/v1/tokens/<id:token_id>",
        members(NOT_FOUND, guest=NO_TOKEN, member=204),
        at="/api/v1/tokens/{member.spare}",
        missing="/api/v1/tokens/{missing}",
        about="the member's",
    ),
    Row("GET", "/api/v1/me", members(200, guest=NO_TOKEN), at=ME),
    Row("PATCH", "/api/v1/me", writers(200, guest=NO_TOKEN), at=ME, send={"bio": "Ik wandel."}),
    Row("GET", "/api/v1/me/consents", members(200, guest=NO_TOKEN), at=f"{ME}/consents"),
    Row(
        "PUT",
        "/api/v1/me/consents/<purpose>",
        members(200, guest=NO_TOKEN),
        at=f"{ME}/consents/texts",
        send={"given": False},
    ),
    Row(
        "PUT",
        "/api/v1/me/consents/<purpose>",
        members(NOT_FOUND, guest=NO_TOKEN),
        at=f"{ME}/consents/alles",
        send={"given": True},
        about="for nothing",
    ),
]
ROWS = OPEN + OWN_PAGES + CALLS + routes_privacy.ROWS + routes_sessions.ROWS
