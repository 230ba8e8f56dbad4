"""Who gets what from every route of labels."""

from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    NOT_STAFF,
    NOT_YOURS,
    Row,
    everyone,
    only,
    staff,
)

LIST = "/moderation/labels"
ONE = "/moderation/labels/<slug:slug>"
CALL = "/api/v1/labels"
ONE_CALL = "/api/v1/labels/<slug:slug>"
CHOOSE = "/t/<id:thread_id>/labels"
ON_THREAD = "/api/v1/threads/<id:thread_id>/labels"
NEW = {"name": "Lage rug", "description": "Onderin."}
NONE = (404, "unknown_label")
NO_SUCH = "/t/{missing}/labels"


def hidden(answer):
    return staff(answer, guest=404, members=404)


def keepers(answer):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF)


def starter(answer, *, guest, members):
    """Who started it, and moderators."""
    return only("member", answer, guest=guest, members=members) | {
        "moderator": answer,
        "admin": answer,
    }


MANAGED = (303, LIST)
READING = [
    Row("GET", "/labels", everyone(200)),
    Row("GET", "/l/<slug:slug>", everyone(200), at="/l/{places.label}"),
    Row("GET", "/l/<slug:slug>", everyone(200), at="/l/{places.label}?sort=newest", about="newest"),
    Row("GET", "/l/<slug:slug>", everyone(404), at="/l/{places.label}?after=x", about="no page"),
    Row("GET", "/l/<slug:slug>", everyone(404), at="/l/is-er-niet", about="none"),
    Row("GET", CALL, everyone(200)),
    Row("GET", "/api/v1/threads", everyone(200), at="/api/v1/threads?tag=nek", about="by label"),
    Row("GET", "/api/v1/threads", everyone(NONE), at="/api/v1/threads?tag=x", about="no label"),
]
CHOOSING = [
    Row(
        "POST",
        CHOOSE,
        starter((303, "/t/"), guest=ENDED, members=403),
        at="/t/{thread}/labels",
        send={"tags": ["nek", "slapen"]},
    ),
    Row(
        "POST",
        CHOOSE,
        everyone(404, guest=ENDED, moderator=(303, "/t/"), admin=(303, "/t/")),
        at="/t/{places.staff.thread}/labels",
        send={"tags": ["slapen"]},
        missing=NO_SUCH,
        about="in a room of the team",
    ),
    Row(
        "PUT",
        ON_THREAD,
        starter(200, guest=NO_TOKEN, members=NOT_YOURS),
        at="/api/v1/threads/{thread}/labels",
        send={"tags": ["nek"]},
    ),
    Row(
        "PUT",
        ON_THREAD,
        starter((422, "unknown_label"), guest=NO_TOKEN, members=NOT_YOURS),
        at="/api/v1/threads/{thread}/labels",
        send={"tags": ["bestaat-niet"]},
        about="unknown",
    ),
    Row(
        "PUT",
        ON_THREAD,
        everyone(NOT_FOUND, expert=NOT_FOUND, moderator=200, admin=200),
        at="/api/v1/threads/{places.staff.thread}/labels",
        send={"tags": ["slapen"]},
        missing="/api/v1/threads/{missing}/labels",
        about="in a room of the team",
    ),
]
KEEPING = [
    Row("GET", LIST, hidden(200)),
    Row("POST", LIST, hidden(MANAGED), send=NEW),
    Row("POST", LIST, hidden(409), send={"name": "Nek"}, about="taken"),
    Row("GET", ONE, hidden(200), at=f"{LIST}/{{places.label}}"),
    Row("GET", ONE, hidden(404), at=f"{LIST}/is-er-niet", about="none"),
    Row("POST", ONE, hidden(MANAGED), at=f"{LIST}/{{places.label}}", send=NEW),
    Row("POST", f"{ONE}/remove", hidden(MANAGED), at=f"{LIST}/{{places.spare_label}}/remove"),
    Row("POST", CALL, keepers(201), send=NEW),
    Row("PATCH", ONE_CALL, keepers(200), at=f"{CALL}/{{places.label}}", send=NEW),
    Row("PATCH", ONE_CALL, keepers(NONE), at=f"{CALL}/is-er-niet", send=NEW, about="none"),
    Row("DELETE", ONE_CALL, keepers(204), at=f"{CALL}/{{places.label}}"),
]
ROWS = READING + CHOOSING + KEEPING
