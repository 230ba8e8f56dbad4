"""Who gets what from the routes about being logged in."""

from tests.world.rows import ENDED, NO_TOKEN, NOT_FOUND, TO_LOGIN, Row, members

SESSIONS = "/api/v1/me/sessions"
LIST = (303, "/settings/sessions")
OUT = (303, "/")

ROWS = [
    Row("GET", "/settings/sessions", members(200, guest=TO_LOGIN)),
    Row("POST", "/settings/sessions/end", members(LIST, guest=ENDED)),
    Row(
        "POST",
        "/settings/sessions/<id:session_id>/end",
        members(OUT, guest=ENDED),
        at="/settings/sessions/{me.session_id}/end",
        about="own",
    ),
    Row(
        "POST",
        "/settings/sessions/<id:session_id>/end",
        members(404, guest=ENDED, member=OUT),
        at="/settings/sessions/{member.session_id}/end",
        missing="/settings/sessions/{missing}/end",
        about="the member's",
    ),
    Row("GET", SESSIONS, members(200, guest=NO_TOKEN)),
    Row("DELETE", SESSIONS, members(204, guest=NO_TOKEN)),
    Row(
        "DELETE",
        f"{SESSIONS}/<id:session_id>",
        members(204, guest=NO_TOKEN),
        at=f"{SESSIONS}/{{me.session_id}}",
        about="own",
    ),
    Row(
        "DELETE",
        f"{SESSIONS}/<id:session_id>",
        members(NOT_FOUND, guest=NO_TOKEN, member=204),
        at=f"{SESSIONS}/{{member.session_id}}",
        missing=f"{SESSIONS}/{{missing}}",
        about="the member's",
    ),
]
