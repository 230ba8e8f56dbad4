"""Logging in with another provider, where none is set up: there is nothing, for anyone.

What its routes answer where one is, `identities/test_routes.py` holds.
"""

from tests import make
from tests.world.rows import ENDED, NO_TOKEN, NOT_FOUND, Row, everyone, members

PASSWORD = {"password": make.PASSWORD}
OWN = "/settings/identities"
NOWHERE = members(404, guest=ENDED)

ROWS = [
    Row("POST", "/login/provider", NOWHERE),
    Row("GET", "/login/provider/callback", everyone(404)),
    Row("POST", "/login/provider/finish", NOWHERE),
    Row("GET", "/login/provider/link", everyone(404)),
    Row("POST", "/login/provider/link", NOWHERE, send=PASSWORD),
    Row("GET", "/login/provider/new", everyone(404)),
    Row("POST", "/login/provider/new", NOWHERE, send={"username": "Zonnebloem"}),
    Row("GET", OWN, everyone(404)),
    Row("POST", OWN, NOWHERE, send=PASSWORD),
    Row(
        "POST",
        f"{OWN}/<id:identity_id>/remove",
        NOWHERE,
        at=f"{OWN}/{{identity}}/remove",
        send=PASSWORD,
    ),
    Row("GET", "/api/v1/me/identities", members(NOT_FOUND, guest=NO_TOKEN)),
    Row(
        "DELETE",
        "/api/v1/me/identities/<id:identity_id>",
        members(NOT_FOUND, guest=NO_TOKEN),
        at="/api/v1/me/identities/{identity}",
        send=PASSWORD,
    ),
]
