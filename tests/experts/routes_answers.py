"""Who gets what from answers of experts, and from what is held for a moderator."""

from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    NOT_STAFF,
    TO_LOGIN,
    Row,
    members,
    only,
    staff,
)

NO_EXPERT = (403, "experts_only")
ENDORSE = "/p/<id:post_id>/endorsement"
ENDORSED = "/api/v1/posts/<id:post_id>/endorsement"
AT_ANSWER = "/api/v1/posts/{answered.post}/endorsement"
OWN = "/held-posts/<id:held_id>"
CALLED = "/api/v1/me/held-posts/<id:held_id>"
DECIDE = "/moderation/held/<id:held_id>"
DECIDED = "/api/v1/moderation/held-posts/<id:held_id>"
ANSWER = {"body": "Rustig opbouwen mag.", "general_information": True}
AGAIN = {"body": "Vraag het je eigen fysiotherapeut."}
WHY = {"reason": "Dit is reclame"}


def mine(answer, guest=404):
    return only("expert", answer, guest=guest, members=404)


def my_call(answer):
    return only("expert", answer, guest=NOT_FOUND, members=NOT_FOUND)


ANSWERS = [
    Row(
        "POST",
        "/api/v1/questions/<id:thread_id>/answers",
        only("expert", 201, guest=NO_TOKEN, members=NO_EXPERT),
        at="/api/v1/questions/{thread}/answers",
        send=ANSWER,
    ),
    Row(
        "POST",
        ENDORSE,
        only("expert", (303, "/p/"), guest=ENDED, members=403),
        at="/p/{answered.post}/endorsement",
        send={"on": "1"},
    ),
    Row("PUT", ENDORSED, only("expert", 200, guest=NO_TOKEN, members=NO_EXPERT), at=AT_ANSWER),
    Row("DELETE", ENDORSED, members(204, guest=NO_TOKEN), at=AT_ANSWER),
]
OWN_HELD = [
    Row("GET", "/held-posts", members(200, guest=TO_LOGIN)),
    Row(
        "GET",
        f"{OWN}/edit",
        mine(200),
        at="/held-posts/{answered.held}/edit",
        missing="/held-posts/{missing}/edit",
    ),
    Row(
        "POST",
        f"{OWN}/edit",
        mine((303, "/p/"), ENDED),
        at="/held-posts/{answered.held}/edit",
        send=AGAIN,
    ),
    Row(
        "POST",
        f"{OWN}/take-back",
        mine((303, "/held-posts"), ENDED),
        at="/held-posts/{answered.held}/take-back",
    ),
    Row("GET", "/api/v1/me/held-posts", members(200, guest=NO_TOKEN)),
    Row("PUT", CALLED, my_call(201), at="/api/v1/me/held-posts/{answered.held}", send=AGAIN),
    Row("DELETE", CALLED, my_call(204), at="/api/v1/me/held-posts/{answered.held}"),
]
QUEUE = [
    Row("GET", "/moderation/held", staff(200, guest=404, members=404)),
    Row(
        "POST",
        f"{DECIDE}/approve",
        staff((303, "/p/"), guest=404, members=404),
        at="/moderation/held/{answered.held}/approve",
    ),
    Row(
        "POST",
        f"{DECIDE}/refuse",
        staff((303, "/moderation/held"), guest=404, members=404),
        at="/moderation/held/{answered.held}/refuse",
        send=WHY,
    ),
    Row("GET", "/api/v1/moderation/held-posts", staff(200, guest=NO_TOKEN, members=NOT_STAFF)),
    Row(
        "POST",
        f"{DECIDED}/approve",
        staff(200, guest=NO_TOKEN, members=NOT_STAFF),
        at="/api/v1/moderation/held-posts/{answered.held}/approve",
    ),
    Row(
        "POST",
        f"{DECIDED}/refuse",
        staff(204, guest=NO_TOKEN, members=NOT_STAFF),
        at="/api/v1/moderation/held-posts/{answered.held}/refuse",
        send=WHY,
    ),
]
ROWS = ANSWERS + OWN_HELD + QUEUE
