"""Who gets what from what posts may be a sign of, and from the page of who is going to call."""

from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_STAFF,
    NOT_YOURS,
    Row,
    everyone,
    only,
    staff,
)

LIST = "/moderation/signals"
ONE = "/moderation/signals/<id:signal_id>"
CALLED = "/api/v1/moderation/signals"
SEEN = {"answer": "seen"}

ROWS = [
    Row("GET", "/calling", everyone(200)),
    Row("GET", "/calling", everyone(200), at="/calling?draft=thread:{thread}", about="draft"),
    Row(
        "POST",
        "/calling",
        everyone(200),
        send={"body": "Ik ga bellen."},
        about="where there are no drafts",
    ),
    Row("GET", LIST, staff(200, guest=404, members=404)),
    Row("GET", LIST, staff(200, guest=404, members=404), at=f"{LIST}?state=done", about="done"),
    Row(
        "POST",
        ONE,
        staff((303, LIST), guest=404, members=404),
        at="/moderation/signals/{answered.signal}",
        send=SEEN,
        missing="/moderation/signals/{missing}",
    ),
    Row(
        "POST",
        "/p/<id:post_id>/signal/wave",
        only("member", (303, "/p/"), guest=ENDED, members=403),
        at="/p/{answered.alarming}/signal/wave",
    ),
    Row("GET", CALLED, staff(200, guest=NO_TOKEN, members=NOT_STAFF)),
    Row(
        "POST",
        f"{CALLED}/<id:signal_id>/answer",
        staff(200, guest=NO_TOKEN, members=NOT_STAFF),
        at="/api/v1/moderation/signals/{answered.signal}/answer",
        send=SEEN,
        missing="/api/v1/moderation/signals/{missing}/answer",
    ),
    Row(
        "POST",
        "/api/v1/posts/<id:post_id>/signal/wave",
        only("member", 204, guest=NO_TOKEN, members=NOT_YOURS),
        at="/api/v1/posts/{answered.alarming}/signal/wave",
    ),
]
