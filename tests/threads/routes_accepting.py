"""Who gets what from saying which reply helped."""

from tests.world.rows import ENDED, NO_TOKEN, NOT_FOUND, NOT_YOURS, Row, members, only

ACCEPT = "/p/<id:post_id>/accepted"
ACCEPTED = "/api/v1/threads/<id:thread_id>/accepted"

ROWS = [
    Row(
        "POST",
        ACCEPT,
        only("member", (303, "/p/"), guest=ENDED, members=403),
        at="/p/{kept.answer}/accepted",
        send={"on": "1"},
    ),
    Row(
        "PUT",
        ACCEPTED,
        only("member", 200, guest=NO_TOKEN, members=NOT_YOURS),
        at="/api/v1/threads/{kept.question}/accepted",
        send=lambda world: {"post_id": world.kept.answer},
    ),
    Row(
        "PUT",
        ACCEPTED,
        only("member", NOT_FOUND, guest=NO_TOKEN, members=NOT_YOURS),
        at="/api/v1/threads/{kept.question}/accepted",
        send=lambda world: {"post_id": world.removed},
        about="removed, and elsewhere",
    ),
    Row(
        "PUT",
        ACCEPTED,
        members((403, "no_question"), guest=NOT_FOUND, unverified=NOT_FOUND),
        at="/api/v1/threads/{members_thread}/accepted",
        send={"post_id": None},
        missing="/api/v1/threads/{missing}/accepted",
        about="for members, and no question",
    ),
]
