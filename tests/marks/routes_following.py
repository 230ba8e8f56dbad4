"""Who gets what from following and muting."""

from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    TO_LOGIN,
    Row,
    members,
    only,
)

FOLLOW = {"level": "follow"}
OF_THREAD = "/t/<id:thread_id>/following"
OF_CATEGORY = "/c/<slug:slug>/following"
OF_LABEL = "/labels/<slug:slug>/following"
OF_MEMBER = "/members/<username>/following"
API_OF_THREAD = "/api/v1/threads/<id:thread_id>/following"
API_OF_CATEGORY = "/api/v1/categories/<slug:slug>/following"
API_OF_LABEL = "/api/v1/labels/<slug:slug>/following"
API_OF_MEMBER = "/api/v1/members/<username>/following"
EXPERT = "/members/{people[expert].name}"
OUT_OF_REACH = {"unverified": 404}
API_OUT_OF_REACH = {"unverified": NOT_FOUND}
ALIKE = only("expert", 409, guest=ENDED, members=(303, "/members/"))
API_ALIKE = only("expert", (409, "yourself"), guest=NO_TOKEN, members=200)

FORMS = [
    Row("GET", "/settings/following", members(200, guest=TO_LOGIN)),
    Row(
        "POST",
        OF_THREAD,
        members((303, "/t/"), guest=ENDED),
        at="/t/{thread}/following",
        send=FOLLOW,
    ),
    Row(
        "POST",
        OF_THREAD,
        members((303, "/t/"), guest=ENDED) | OUT_OF_REACH,
        at="/t/{members_thread}/following",
        send=FOLLOW,
        missing="/t/{missing}/following",
        about="for members",
    ),
    Row(
        "POST",
        OF_CATEGORY,
        members((303, "/c/"), guest=ENDED),
        at="/c/{category}/following",
        send=FOLLOW,
    ),
    Row(
        "POST",
        OF_LABEL,
        members((303, "/l/"), guest=ENDED),
        at="/labels/volglabel/following",
        send=FOLLOW,
    ),
    Row("POST", OF_MEMBER, ALIKE, at=f"{EXPERT}/following", send=FOLLOW),
    Row(
        "POST",
        OF_MEMBER,
        members(404, guest=ENDED),
        at="/members/{private.away}/following",
        send=FOLLOW,
        missing="/members/niemand/following",
        about="who is away",
    ),
]
CALLS = [
    Row("GET", "/api/v1/me/following", members(200, guest=NO_TOKEN)),
    Row(
        "PUT",
        API_OF_THREAD,
        members(200, guest=NO_TOKEN),
        at="/api/v1/threads/{thread}/following",
        send=FOLLOW,
    ),
    Row(
        "PUT",
        API_OF_THREAD,
        members(200, guest=NO_TOKEN) | API_OUT_OF_REACH,
        at="/api/v1/threads/{members_thread}/following",
        send=FOLLOW,
        missing="/api/v1/threads/{missing}/following",
        about="for members",
    ),
    Row(
        "PUT",
        API_OF_CATEGORY,
        members(200, guest=NO_TOKEN),
        at="/api/v1/categories/{category}/following",
        send=FOLLOW,
    ),
    Row(
        "PUT",
        API_OF_LABEL,
        members(200, guest=NO_TOKEN),
        at="/api/v1/labels/volglabel/following",
        send=FOLLOW,
    ),
    Row("PUT", API_OF_MEMBER, API_ALIKE, at=f"/api/v1{EXPERT}/following", send=FOLLOW),
    Row(
        "PUT",
        API_OF_MEMBER,
        members(NOT_FOUND, guest=NO_TOKEN),
        at="/api/v1/members/{private.away}/following",
        send=FOLLOW,
        missing="/api/v1/members/niemand/following",
        about="who is away",
    ),
]
ROWS = FORMS + CALLS
