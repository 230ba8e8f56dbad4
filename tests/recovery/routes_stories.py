"""Who gets what from every route of recovery stories: telling is for who began one, and nobody but
its owner stops what is shared."""

from forum.core.days import this_day
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

STEPS, SHARE, COMPLETED = (f"/t/<id:thread_id>/{name}" for name in ("steps", "share", "completed"))
STOP = "/recovery/shared/<id:snapshot_id>/stop"
THREADS = "/api/v1/threads"
API_STEPS, API_COMPLETED, API_SNAPSHOTS = (
    f"{THREADS}/<id:thread_id>/{name}" for name in ("steps", "completed", "snapshots")
)
HERE, INSIDE = "{stories.thread}", "{stories.inside}"
IN_CIRCLE = {"guest": 404, "unverified": 404}
API_IN_CIRCLE = {"guest": NOT_FOUND, "unverified": NOT_FOUND}


def starter(answer, *, guest=ENDED, members=403, **others):
    """The member began all of these; a guest is asked to log in, the others hear no."""
    return only("member", answer, guest=guest, members=members) | others


def chosen(_world):
    day = this_day().isoformat()
    return {"from": day, "to": day, "measures": ["pain"], "audience": "members"}


PAGES = [
    Row("GET", STEPS, starter(200, guest=TO_LOGIN), at=f"/t/{HERE}/steps"),
    Row(
        "GET",
        STEPS,
        starter(200) | IN_CIRCLE,
        at=f"/t/{INSIDE}/steps",
        missing="/t/{missing}/steps",
        about="for members",
    ),
    Row("GET", STEPS, starter(403, guest=TO_LOGIN), at="/t/{thread}/steps", about="no story"),
    Row("POST", STEPS, starter((303, "/t/")), at=f"/t/{HERE}/steps", send={"goal": "x"}),
    Row(
        "POST",
        STEPS,
        starter((303, "/t/"), unverified=404),
        at=f"/t/{INSIDE}/steps",
        send={"goal": "x", "version": "1"},
        missing="/t/{missing}/steps",
        about="for members",
    ),
    Row("POST", COMPLETED, starter((303, "/t/")), at=f"/t/{HERE}/completed", send={"completed": 1}),
    Row(
        "POST",
        COMPLETED,
        starter((303, "/t/"), unverified=404),
        at=f"/t/{INSIDE}/completed",
        send={"completed": 1},
        missing="/t/{missing}/completed",
        about="for members",
    ),
    Row("GET", SHARE, starter(200, guest=TO_LOGIN), at=f"/t/{HERE}/share"),
    Row(
        "GET",
        SHARE,
        starter(200) | IN_CIRCLE,
        at=f"/t/{INSIDE}/share",
        missing="/t/{missing}/share",
        about="for members",
    ),
    Row("POST", SHARE, starter((303, "/t/")), at=f"/t/{HERE}/share", send=chosen),
    Row(
        "POST",
        SHARE,
        starter((303, "/t/"), unverified=404),
        at=f"/t/{INSIDE}/share",
        send=chosen,
        missing="/t/{missing}/share",
        about="for members",
    ),
    Row("POST", SHARE, starter(403), at="/t/{thread}/share", send=chosen, about="no story"),
    Row("GET", "/recovery/shared", members(200, guest=TO_LOGIN)),
    Row(
        "POST",
        STOP,
        starter((303, "/recovery/shared"), members=404),
        at="/recovery/shared/{stories.shared}/stop",
        missing="/recovery/shared/{missing}/stop",
    ),
]
CALLS = [
    Row("GET", API_STEPS, everyone(200), at=f"{THREADS}/{HERE}/steps"),
    Row(
        "GET",
        API_STEPS,
        everyone(200) | API_IN_CIRCLE,
        at=f"{THREADS}/{INSIDE}/steps",
        missing=f"{THREADS}/{{missing}}/steps",
        about="for members",
    ),
    Row(
        "PUT",
        API_STEPS,
        starter(200, guest=NO_TOKEN, members=NOT_YOURS),
        at=f"{THREADS}/{HERE}/steps",
        send={"goal": "x", "steps": [{"text": "y"}]},
    ),
    Row(
        "PUT",
        API_STEPS,
        starter(200, members=NOT_YOURS) | API_IN_CIRCLE,
        at=f"{THREADS}/{INSIDE}/steps",
        send={"steps": []},
        missing=f"{THREADS}/{{missing}}/steps",
        about="for members",
    ),
    Row(
        "PUT",
        API_STEPS,
        members((403, "no_story"), guest=NO_TOKEN),
        at=f"{THREADS}/{{thread}}/steps",
        send={"steps": []},
        about="no story",
    ),
    Row(
        "PUT",
        API_COMPLETED,
        starter(200, guest=NO_TOKEN, members=NOT_YOURS),
        at=f"{THREADS}/{HERE}/completed",
        send={"completed": True},
    ),
    Row(
        "PUT",
        API_COMPLETED,
        starter(200, members=NOT_YOURS) | API_IN_CIRCLE,
        at=f"{THREADS}/{INSIDE}/completed",
        send={"completed": True},
        missing=f"{THREADS}/{{missing}}/completed",
        about="for members",
    ),
    Row("GET", API_SNAPSHOTS, everyone(200), at=f"{THREADS}/{HERE}/snapshots"),
    Row(
        "GET",
        API_SNAPSHOTS,
        everyone(200) | API_IN_CIRCLE,
        at=f"{THREADS}/{INSIDE}/snapshots",
        missing=f"{THREADS}/{{missing}}/snapshots",
        about="for members",
    ),
    Row(
        "POST",
        API_SNAPSHOTS,
        starter(201, guest=NO_TOKEN, members=NOT_YOURS),
        at=f"{THREADS}/{HERE}/snapshots",
        send=chosen,
    ),
    Row(
        "POST",
        API_SNAPSHOTS,
        starter(201, guest=NO_TOKEN, members=NOT_YOURS, unverified=NOT_FOUND),
        at=f"{THREADS}/{INSIDE}/snapshots",
        send=chosen,
        missing=f"{THREADS}/{{missing}}/snapshots",
        about="for members",
    ),
    Row(
        "DELETE",
        "/api/v1/snapshots/<id:snapshot_id>",
        starter(204, guest=NO_TOKEN, members=NOT_FOUND),
        at="/api/v1/snapshots/{stories.shared}",
        missing="/api/v1/snapshots/{missing}",
    ),
    Row("GET", "/api/v1/recovery/snapshots", members(200, guest=NO_TOKEN)),
]
ROWS = PAGES + CALLS
