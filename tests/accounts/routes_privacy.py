"""Who gets what from what members arrange for themselves."""

from tests.world.rows import ENDED, NO_TOKEN, NOT_FOUND, TO_LOGIN, Row, members

BLOCK = "/members/<username>/block"
UNBLOCK = "/members/<username>/unblock"
BLOCKS = "/api/v1/me/blocks"
ONE_BLOCK = "/api/v1/me/blocks/<username>"
LOG = "/api/v1/me/access-log"
TO_BLOCKS = (303, "/settings/blocks")
YOURSELF = (409, "yourself")

PAGES = [
    Row("GET", "/settings/access-log", members(200, guest=TO_LOGIN)),
    Row(
        "GET",
        "/settings/access-log",
        members(404, guest=TO_LOGIN),
        at="/settings/access-log?after=x",
        about="no such page",
    ),
    Row("GET", "/settings/blocks", members(200, guest=TO_LOGIN)),
    Row(
        "POST",
        BLOCK,
        members(TO_BLOCKS, guest=ENDED),
        at="/members/{private.blocked}/block",
    ),
    Row("POST", BLOCK, members(409, guest=ENDED), at="/members/{me.name}/block", about="oneself"),
    Row(
        "POST",
        BLOCK,
        members(404, guest=ENDED),
        at="/members/{private.away}/block",
        missing="/members/niemand/block",
        about="one who is away",
    ),
    Row(
        "POST",
        UNBLOCK,
        members(TO_BLOCKS, guest=ENDED),
        at="/members/{private.blocked}/unblock",
    ),
    Row(
        "POST",
        UNBLOCK,
        members(404, guest=ENDED),
        at="/members/{private.away}/unblock",
        missing="/members/niemand/unblock",
        about="one who is away",
    ),
    Row(
        "GET",
        "/members/<username>",
        dict.fromkeys(members(404, guest=404), 404),
        at="/members/{private.away}",
        missing="/members/niemand",
        about="one who is away",
    ),
]
CALLS = [
    Row("GET", LOG, members(200, guest=NO_TOKEN)),
    Row("GET", LOG, members(422, guest=NO_TOKEN), at=f"{LOG}?after=x", about="no such page"),
    Row("GET", BLOCKS, members(200, guest=NO_TOKEN)),
    Row("PUT", ONE_BLOCK, members(204, guest=NO_TOKEN), at=f"{BLOCKS}/{{private.blocked}}"),
    Row(
        "PUT",
        ONE_BLOCK,
        members(YOURSELF, guest=NO_TOKEN),
        at=f"{BLOCKS}/{{me.name}}",
        about="oneself",
    ),
    Row(
        "PUT",
        ONE_BLOCK,
        members(NOT_FOUND, guest=NO_TOKEN),
        at=f"{BLOCKS}/{{private.away}}",
        missing=f"{BLOCKS}/niemand",
        about="one who is away",
    ),
    Row("DELETE", ONE_BLOCK, members(204, guest=NO_TOKEN), at=f"{BLOCKS}/{{private.blocked}}"),
    Row(
        "DELETE",
        ONE_BLOCK,
        members(NOT_FOUND, guest=NO_TOKEN),
        at=f"{BLOCKS}/{{private.away}}",
        missing=f"{BLOCKS}/niemand",
        about="one who is away",
    ),
]
ROWS = PAGES + CALLS
