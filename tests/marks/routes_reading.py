"""Who gets what from lists, and from reading on."""

from tests.world.rows import NO_TOKEN, NOT_FOUND, TO_LOGIN, Row, everyone, members

READ = {"number": 1}
LISTS = "/threads"
API_LISTS = "/api/v1/threads"
UNREAD = "/t/<id:thread_id>/unread"
UPDATES = "/t/<id:thread_id>/updates"
API_UPDATES = "/api/v1/threads/<id:thread_id>/updates"
API_READ = "/api/v1/threads/<id:thread_id>/read"
API_OUT_OF_REACH = {"unverified": NOT_FOUND}

ROWS = [
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
