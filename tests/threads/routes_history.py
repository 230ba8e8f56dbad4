"""Who gets what of the texts that stood in a post before."""

from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    NOT_YOURS,
    TO_LOGIN,
    Row,
    everyone,
    members,
    only,
)

SHOW = "/p/<id:post_id>/history"
EMPTY = "/p/<id:post_id>/history/<id:version>/empty"
REVISIONS = "/api/v1/posts/<id:post_id>/revisions"
ONE = "/api/v1/posts/<id:post_id>/revisions/<id:version>"
CIRCLE = {"guest": 404, "unverified": 404}
BLOCK = {"other_member": 404, "suspended": 404}

PAGES = [
    Row("GET", SHOW, everyone(200), at="/p/{asked.revised}/history"),
    Row("GET", SHOW, everyone(404), at="/p/{asked.revised}/history?after=x", about="no such page"),
    Row(
        "GET",
        SHOW,
        everyone(200) | CIRCLE,
        at="/p/{asked.inside}/history",
        missing="/p/{missing}/history",
        about="for members",
    ),
    Row("GET", SHOW, everyone(404), at="/p/{asked.removed}/history", about="removed"),
    Row("GET", SHOW, everyone(404), at="/p/{asked.deleted}/history", about="deleted"),
    Row(
        "GET",
        SHOW,
        everyone(200) | BLOCK,
        at="/p/{private.shared_start}/history",
        about="of one who is blocked",
    ),
    Row(
        "GET",
        EMPTY,
        only("member", 200, guest=TO_LOGIN, members=403),
        at="/p/{asked.revised}/history/1/empty",
    ),
    Row(
        "GET",
        EMPTY,
        only("member", 404, guest=TO_LOGIN, members=403),
        at="/p/{asked.revised}/history/999/empty",
        about="no such version",
    ),
    Row(
        "POST",
        EMPTY,
        only("member", (303, "/p/"), guest=ENDED, members=403),
        at="/p/{asked.revised}/history/1/empty",
    ),
    Row(
        "POST",
        EMPTY,
        only("member", (303, "/p/"), guest=ENDED, members=403) | {"unverified": 404},
        at="/p/{asked.inside}/history/1/empty",
        missing="/p/{missing}/history/1/empty",
        about="for members",
    ),
]
CALLS = [
    Row("GET", REVISIONS, everyone(200), at="/api/v1/posts/{asked.revised}/revisions"),
    Row(
        "GET",
        REVISIONS,
        members(200, guest=NOT_FOUND, unverified=NOT_FOUND),
        at="/api/v1/posts/{asked.inside}/revisions",
        missing="/api/v1/posts/{missing}/revisions",
        about="for members",
    ),
    Row(
        "GET",
        REVISIONS,
        everyone(NOT_FOUND),
        at="/api/v1/posts/{asked.removed}/revisions",
        about="removed",
    ),
    Row(
        "GET",
        REVISIONS,
        everyone(200, other_member=NOT_FOUND, suspended=NOT_FOUND),
        at="/api/v1/posts/{private.shared_start}/revisions",
        about="of one who is blocked",
    ),
    Row(
        "DELETE",
        ONE,
        only("member", 204, guest=NO_TOKEN, members=NOT_YOURS),
        at="/api/v1/posts/{asked.revised}/revisions/1",
    ),
    Row(
        "DELETE",
        ONE,
        only("member", 204, guest=NOT_FOUND, members=NOT_YOURS) | {"unverified": NOT_FOUND},
        at="/api/v1/posts/{asked.inside}/revisions/1",
        missing="/api/v1/posts/{missing}/revisions/1",
        about="for members",
    ),
]
ROWS = PAGES + CALLS
