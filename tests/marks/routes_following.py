"""Who gets what from lists, from reading on, and from following and muting."""

from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    TO_LOGIN,
    Row,
    everyone,
    members,
    only,
)

FOLLOW = {"level": "follow"}
READ = {"number": 1}
LISTS = "/threads"
API_LISTS = "/api/v1/threads"
UNREAD = "/t/<id:thread_id>/unread"
UPDATES = "/t/<id:thread_id>/updates"
API_UPDATES = "/api/v1/threads/<id:thread_id>/updates"
API_READ = "/api/v1/threads/<id:thread_id>/read"
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

READING = [
    Row("GET", LISTS, everyone(200)),
    *(
        Row("GET", LISTS, members(200, guest=TO_LOGIN), at=f"/threads?show={show}", about=show)
        for show in ("unread", "mine", "followed")
    ),
    Row("GET", LISTS, everyone(200), at="/threads?show=unanswered", about="unanswered"),
    Row("GET", LISTS, everyone(200), at="/threads?category={category}&tag=volglabel", about="in"),
    Row("GET", LISTS, everyone(404), at="/threads?after=x", about="no such page"),
    *(
        Row(
            "GET",
            API_LISTS,
            members(200, guest=NO_TOKEN),
            at=f"{API_LISTS}?show={show}",
            about=show,
        )
        for show in ("unread", "mine", "followed")
    ),
    Row("GET", API_LISTS, everyone(404), at=f"{API_LISTS}?tag=x", about="no such label"),
    Row("GET", UNREAD, everyone((302, "/t/")), at="/t/{thread}/unread"),
    Row(
        "GET",
        UNREAD,
        members((302, "/t/"), guest=404, unverified=404),
        at="/t/{members_thread}/unread",
        missing="/t/{missing}/unread",
        about="for members",
    ),
    Row("GET", UPDATES, everyone(200), at="/t/{thread}/updates?after=3"),
    Row("GET", UPDATES, everyone(404), at="/t/{thread}/updates?after=x", about="no such place"),
    Row(
        "GET",
        UPDATES,
        members(200, guest=404, unverified=404),
        at="/t/{members_thread}/updates",
        missing="/t/{missing}/updates",
        about="for members",
    ),
    Row(
        "GET",
        UPDATES,
        everyone(200, other_member=404, suspended=404),
        at="/t/{private.blocked_thread}/updates",
        about="of who is blocked",
    ),
    Row("GET", API_UPDATES, everyone(200), at="/api/v1/threads/{thread}/updates?after=3"),
    Row(
        "GET",
        API_UPDATES,
        members(200, guest=NOT_FOUND, unverified=NOT_FOUND),
        at="/api/v1/threads/{members_thread}/updates",
        missing="/api/v1/threads/{missing}/updates",
        about="for members",
    ),
    Row(
        "GET",
        API_UPDATES,
        everyone(404),
        at="/api/v1/threads/{private.paused_thread}/updates",
        missing="/api/v1/threads/{missing}/updates",
        about="of who is away",
    ),
    Row(
        "PUT",
        API_READ,
        members(200, guest=NO_TOKEN),
        at="/api/v1/threads/{thread}/read",
        send=READ,
    ),
    Row(
        "PUT",
        API_READ,
        members(200, guest=NO_TOKEN) | API_OUT_OF_REACH,
        at="/api/v1/threads/{members_thread}/read",
        send=READ,
        missing="/api/v1/threads/{missing}/read",
        about="for members",
    ),
]
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
ROWS = READING + FORMS + CALLS
