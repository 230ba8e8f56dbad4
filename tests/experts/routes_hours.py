"""Who gets what from every route about the hours of experts."""

from datetime import timedelta

from forum.core import clock
from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    TO_LOGIN,
    Row,
    everyone,
    members,
    staff,
)

PAGE = "/experts/hours/<id:thread_id>"
CALL = "/api/v1/experts/hours/<id:thread_id>"
OPEN, INSIDE = "/experts/hours/{hours[open]}", "/experts/hours/{hours[inside]}"
MISSING = "/experts/hours/{missing}"
OF_STAFF = {"guest": ENDED, "members": 403}
CALL_OF_STAFF = {"guest": NO_TOKEN, "members": (403, "moderators_only")}
BACK = (303, "/experts/hours/")
CANCEL = {"reason": "De expert is ziek."}


def among_members(answer, hidden):
    return members(answer, guest=hidden, unverified=hidden)


def _later(**amount):
    return f"{clock.now() + timedelta(days=2, **amount):%Y-%m-%dT%H:%M+00:00}"


def planned(world):
    times = {"opens_at": _later(), "closes_at": _later(hours=1)}
    said = {"title": "Spreekuur over staan", "body": "Stel je vraag."}
    return said | times | {"category": world.category, "hosts": "lid-expert"}


def changed(_world):
    return {"closes_at": _later(hours=-23)}


PAGES = [
    Row("GET", "/experts/hours", everyone(200)),
    Row("GET", "/experts/hours/new", staff(200, guest=TO_LOGIN, members=403)),
    Row("POST", "/experts/hours/new", staff(BACK, **OF_STAFF), send=planned),
    Row("GET", PAGE, everyone(200), at=OPEN),
    Row("GET", PAGE, among_members(200, 404), at=INSIDE, missing=MISSING, about="among members"),
    Row(
        "GET",
        f"{PAGE}/spreekuur.ics",
        among_members(200, 404),
        at=f"{INSIDE}/spreekuur.ics",
        missing=f"{MISSING}/spreekuur.ics",
    ),
    Row(
        "GET",
        f"{PAGE}/edit",
        staff(200, guest=TO_LOGIN, members=403),
        at=f"{OPEN}/edit",
    ),
    Row("POST", f"{PAGE}/edit", staff(BACK, **OF_STAFF), at=f"{OPEN}/edit", send=changed),
    Row("POST", f"{PAGE}/cancel", staff(BACK, **OF_STAFF), at=f"{OPEN}/cancel", send=CANCEL),
]

API = [
    Row("GET", "/api/v1/experts/hours", everyone(200)),
    Row("POST", "/api/v1/experts/hours", staff(201, **CALL_OF_STAFF), send=planned),
    Row("GET", CALL, everyone(200), at=f"/api/v1{OPEN}"),
    Row(
        "GET",
        CALL,
        among_members(200, NOT_FOUND),
        at=f"/api/v1{INSIDE}",
        missing=f"/api/v1{MISSING}",
        about="among members",
    ),
    Row(
        "GET",
        f"{CALL}/calendar.ics",
        among_members(200, NOT_FOUND),
        at=f"/api/v1{INSIDE}/calendar.ics",
        missing=f"/api/v1{MISSING}/calendar.ics",
    ),
    Row("PATCH", CALL, staff(200, **CALL_OF_STAFF), at=f"/api/v1{OPEN}", send=changed),
    Row("DELETE", CALL, staff(204, **CALL_OF_STAFF), at=f"/api/v1{OPEN}", send=CANCEL),
]

ROWS = [*PAGES, *API]
