"""Who gets what from the routes of passkeys. Answers that a device signs are tested apart."""

from tests import make
from tests.world.rows import ENDED, NO_TOKEN, NOT_FOUND, TO_LOGIN, Row, everyone, members

LIST = "/settings/passkeys"
REMOVE = "/settings/passkeys/<id:passkey_id>/remove"
CALLS = "/api/v1/me/passkeys"
CALL = "/api/v1/me/passkeys/<id:passkey_id>"
PASSWORD = {"password": make.PASSWORD}
TO_LIST = (303, LIST)

ROWS = [
    Row("GET", LIST, members(200, guest=TO_LOGIN)),
    Row(
        "POST",
        f"{LIST}/options",
        members(200, guest=ENDED),
        send=PASSWORD | {"name": "Laptop"},
    ),
    Row("POST", LIST, members(422, guest=ENDED), send={"name": "Laptop"}),
    Row("GET", REMOVE, members(200, guest=TO_LOGIN), at=f"{LIST}/{{me.passkey}}/remove"),
    Row(
        "GET",
        REMOVE,
        members(404, guest=TO_LOGIN, member=200),
        at=f"{LIST}/{{member.passkey}}/remove",
        about="the member's",
    ),
    Row(
        "POST",
        REMOVE,
        members(TO_LIST, guest=ENDED),
        at=f"{LIST}/{{me.passkey}}/remove",
        send=PASSWORD,
    ),
    Row(
        "POST",
        REMOVE,
        members(404, guest=ENDED, member=TO_LIST),
        at=f"{LIST}/{{member.passkey}}/remove",
        send=PASSWORD,
        missing=f"{LIST}/{{missing}}/remove",
        about="the member's",
    ),
    Row("POST", "/login/passkey/options", everyone(200)),
    Row("POST", "/login/passkey", everyone(422)),
    Row("POST", "/login/code/passkey/options", everyone(409), about="without a password"),
    Row("POST", "/login/code/passkey", everyone(409), about="without a password"),
    Row("GET", CALLS, members(200, guest=NO_TOKEN)),
    Row(
        "DELETE",
        CALL,
        members(204, guest=NO_TOKEN),
        at=f"{CALLS}/{{me.passkey}}",
        send=PASSWORD,
    ),
    Row(
        "DELETE",
        CALL,
        members(NOT_FOUND, guest=NO_TOKEN, member=204),
        at=f"{CALLS}/{{member.passkey}}",
        send=PASSWORD,
        missing=f"{CALLS}/{{missing}}",
        about="the member's",
    ),
]
