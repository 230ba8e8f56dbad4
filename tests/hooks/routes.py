"""Who gets what from every route of webhooks: to all but admins the pages do not exist."""

from tests.world.rows import NO_TOKEN, NOT_STAFF, Row, only

PAGES, CALLS = "/moderation/webhooks", "/api/v1/webhooks"
PAGE, ONE = f"{PAGES}/<id:webhook_id>", f"{PAGES}/{{watched.hook}}"
CALL, CALLED = f"{CALLS}/<id:webhook_id>", f"{CALLS}/{{watched.hook}}"
REPLAY = "/deliveries/<id:delivery_id>/replay"
URL = "https://hooks.example.org/elders"
SAID = {"name": "Teamchat", "url": URL, "kinds": ["thread.started"]}
AWAY = SAID | {"url": "https://elders.example/"}
ADMINS = (403, "admins_only")


def hidden(answer):
    return only("admin", answer, guest=404, members=404)


def called(answer):
    return only("admin", answer, guest=NO_TOKEN, members=NOT_STAFF) | {"moderator": ADMINS}


def page(method, ending, answer, **more):
    missing = f"{PAGES}/{{missing}}{ending}"
    return Row(method, PAGE + ending, hidden(answer), at=ONE + ending, missing=missing, **more)


def call(method, ending, answer, **more):
    return Row(method, f"{CALL}{ending}", called(answer), at=f"{CALLED}{ending}", **more)


def replayed(place, row, answer, which, about=""):
    at = f"{place}/deliveries/{{{which}}}/replay"
    return Row("POST", f"{place}{REPLAY}", row(answer), at=at, about=about)


ROWS = [
    Row("GET", PAGES, hidden(200)),
    Row("POST", PAGES, hidden(201), send=SAID),
    Row("POST", PAGES, hidden(422), send=AWAY, about="away"),
    Row("POST", PAGES, hidden(409), send=SAID | {"name": "Haaknaam"}, about="again"),
    page("GET", "", 200),
    page("POST", "", (303, PAGES), send=SAID),
    page("GET", "/deliveries", 200),
    page("POST", "/pause", (303, PAGES)),
    page("POST", "/resume", (303, PAGES)),
    page("POST", "/secret", 200),
    page("POST", "/remove", (303, PAGES)),
    replayed(PAGES, hidden, (303, PAGES), "watched.delivery"),
    replayed(PAGES, hidden, 409, "watched.waiting", "waits"),
    replayed(PAGES, hidden, 404, "missing", "not there"),
    Row("GET", CALLS, called(200)),
    Row("POST", CALLS, called(201), send=SAID),
    Row("POST", CALLS, called((422, "host_not_allowed")), send=AWAY, about="away"),
    call("GET", "", 200),
    call("PATCH", "", 200, send={"active": False}),
    call("DELETE", "", 204),
    call("POST", "/secret", 200),
    call("GET", "/deliveries", 200),
    replayed(CALLS, called, 201, "watched.delivery"),
    replayed(CALLS, called, (409, "waits"), "watched.waiting", "waits"),
    replayed(CALLS, called, (404, "not_found"), "missing", "not there"),
]
