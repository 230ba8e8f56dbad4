"""Who gets what from every route about questions to experts."""

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
    staff,
)

NO_EXPERT = (403, "experts_only")
QUESTION = "/questions/<id:thread_id>"
CALL = "/api/v1/questions/<id:thread_id>"
OF_THREAD = "/api/v1/threads/<id:thread_id>/question"
BACK = (303, "/t/")
LOGGED = {"reason": "Daarom"}
TO_OTHER = {"to": "Vraaghouder", **LOGGED}
WHY = {"reason": "not_general"}
WAITING = "/questions/{questions.waiting}"
DESK = {"most_open": 2}


def helpers(answer, *, guest, members):
    return staff(answer, guest=guest, members=members) | {"expert": answer}


def page(act, expect, *, at=WAITING, send=None):
    return Row("POST", f"{QUESTION}/{act}", expect, at=f"{at}/{act}", send=send)


def call(act, expect, *, at=WAITING, send=None):
    return Row("POST", f"{CALL}/{act}", expect, at=f"/api/v1{at}/{act}", send=send)


ASKED, HELD = "/questions/{questions.asked}", "/questions/{questions.held}"
OF_STAFF = {"guest": ENDED, "members": 403}
OF_EXPERT = {"guest": ENDED, "members": 403}
CALL_OF_STAFF = {"guest": NO_TOKEN, "members": (403, "moderators_only")}
CALL_OF_EXPERT = {"guest": NO_TOKEN, "members": NO_EXPERT}

PAGES = [
    Row("GET", "/questions", everyone(200)),
    Row(
        "GET",
        "/questions",
        helpers(200, guest=TO_LOGIN, members=403),
        at="/questions?state=waiting",
        about="what waits",
    ),
    Row(
        "GET",
        "/questions",
        helpers(200, guest=TO_LOGIN, members=403),
        at="/questions?state=assigned",
        about="what was taken up",
    ),
    Row(
        "GET",
        "/questions",
        staff(200, guest=TO_LOGIN, members=403),
        at="/questions?state=closed",
        about="what was closed",
    ),
    Row(
        "GET",
        "/questions",
        members(200, guest=TO_LOGIN),
        at="/questions?state=mine",
        about="one's own",
    ),
    Row("GET", "/questions/desk", only("expert", 200, guest=TO_LOGIN, members=403)),
    Row(
        "POST",
        "/questions/desk",
        only("expert", (303, "/questions"), guest=ENDED, members=403),
        send={"most_open": "2", "away_until": ""},
    ),
    Row(
        "POST",
        "/t/<id:thread_id>/question",
        only("member", BACK, guest=ENDED, members=403),
        at="/t/{questions.waiting}/question",
    ),
    Row(
        "POST",
        "/t/<id:thread_id>/question/withdraw",
        helpers(403, guest=ENDED, members=404) | {"member": BACK},
        at="/t/{questions.waiting}/question/withdraw",
        missing="/t/{thread}/question/withdraw",
    ),
    page("approve", staff(BACK, **OF_STAFF), at=ASKED),
    page("raise", staff(BACK, **OF_STAFF), send=LOGGED),
    page("close", staff(BACK, **OF_STAFF), send=WHY),
    page("claim", only("expert", BACK, **OF_EXPERT)),
    page("decline", only("expert", BACK, **OF_EXPERT)),
    page("release", helpers(BACK, **OF_EXPERT), at=HELD, send=LOGGED),
    page("hand-over", helpers(BACK, **OF_EXPERT), at=HELD, send=TO_OTHER),
]

API = [
    Row("GET", "/api/v1/questions", everyone(200)),
    Row(
        "GET",
        "/api/v1/questions",
        helpers(200, **CALL_OF_EXPERT),
        at="/api/v1/questions?state=waiting",
        about="what waits",
    ),
    Row(
        "GET",
        "/api/v1/questions",
        staff(200, **CALL_OF_STAFF),
        at="/api/v1/questions?state=closed",
        about="what was closed",
    ),
    Row("GET", "/api/v1/me/expert-desk", only("expert", 200, **CALL_OF_EXPERT)),
    Row("PUT", "/api/v1/me/expert-desk", only("expert", 200, **CALL_OF_EXPERT), send=DESK),
    Row(
        "PUT",
        OF_THREAD,
        only("member", 200, guest=NO_TOKEN, members=NOT_YOURS),
        at="/api/v1/threads/{questions.waiting}/question",
    ),
    Row(
        "PUT",
        OF_THREAD,
        members(NOT_YOURS, guest=NOT_FOUND, unverified=NOT_FOUND)
        | {"member": (409, "question_open")},
        at="/api/v1/threads/{members_thread}/question",
        missing="/api/v1/threads/{missing}/question",
        about="in a thread for members",
    ),
    Row(
        "DELETE",
        OF_THREAD,
        helpers(NOT_YOURS, guest=NOT_FOUND, members=NOT_FOUND) | {"member": 204},
        at="/api/v1/threads/{questions.waiting}/question",
        missing="/api/v1/threads/{thread}/question",
    ),
    call("approve", staff(200, **CALL_OF_STAFF), at=ASKED),
    call("raise", staff(200, **CALL_OF_STAFF), send=LOGGED),
    call("close", staff(200, **CALL_OF_STAFF), send=WHY),
    call("claim", only("expert", 200, **CALL_OF_EXPERT)),
    call("decline", only("expert", 200, **CALL_OF_EXPERT)),
    call("release", helpers(200, **CALL_OF_EXPERT), at=HELD, send=LOGGED),
    call("hand-over", helpers(200, **CALL_OF_EXPERT), at=HELD, send=TO_OTHER),
]

ROWS = [*PAGES, *API]
