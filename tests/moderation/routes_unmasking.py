"""Who gets what from asking who is behind a pseudonym."""

from tests.world.rows import NO_TOKEN, NOT_STAFF, Row, staff

UNMASK = "/moderation/posts/<id:post_id>/unmask"
UNMASKINGS = "/api/v1/moderation/unmaskings"
WHY = {"reason": "Iemand vreest voor de schrijver."}

ROWS = [
    Row(
        "POST",
        UNMASK,
        staff(200, guest=404, members=404),
        at="/moderation/posts/{private.post}/unmask",
        send=WHY,
        missing="/moderation/posts/{missing}/unmask",
    ),
    Row(
        "POST",
        UNMASK,
        staff(409, guest=404, members=404),
        at="/moderation/posts/{post}/unmask",
        send=WHY,
        about="an open name",
    ),
    Row(
        "POST",
        UNMASKINGS,
        staff(201, guest=NO_TOKEN, members=NOT_STAFF),
        send=lambda world: WHY | {"post_id": world.private.post},
    ),
    Row(
        "POST",
        UNMASKINGS,
        staff((409, "not_pseudonym"), guest=NO_TOKEN, members=NOT_STAFF),
        send=lambda world: WHY | {"post_id": world.post},
        about="an open name",
    ),
    Row(
        "POST",
        UNMASKINGS,
        staff((404, "not_found"), guest=NO_TOKEN, members=NOT_STAFF),
        send=lambda world: WHY | {"post_id": world.missing},
        about="no such post",
    ),
]
