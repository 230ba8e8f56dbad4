"""Who gets what from every call about private messages."""

from tests.world.rows import NO_TOKEN, NOT_FOUND, NOT_YOURS, Row, everyone, members, writers

WORDS = {"body": "Hoe gaat het vandaag?"}
ALL = "/api/v1/messages"
ONE = "/api/v1/messages/<id:conversation_id>"
READ, LEAVE = f"{ONE}/read", f"{ONE}/leave"
MESSAGE = f"{ONE}/<id:message_id>"
REPORT = f"{MESSAGE}/report"
CHOICES = "/api/v1/me/message-choices"
CIRCLE, TALK = "/api/v1/messages/{letters.circle}", "/api/v1/messages/{letters.talk}"
MISSING = "/api/v1/messages/{missing}"
OWN = (403, "own_message")
WHY = {"reason": "lastigvallen", "note": "Dit wil ik niet."}


def pair(answer):
    return everyone(NOT_FOUND, guest=NO_TOKEN, member=answer, other_member=answer)


def letter(world):
    return WORDS | {"to": ["lid-ongevraagd"]}


ROWS = [
    Row("GET", ALL, members(200, guest=NO_TOKEN)),
    Row("POST", ALL, writers(201, guest=NO_TOKEN), send=letter),
    Row(
        "POST",
        ALL,
        writers((422, "invalid"), guest=NO_TOKEN),
        send=WORDS | {"to": ["niemand-hier"]},
        about="to nobody",
    ),
    Row("GET", ONE, members(200, guest=NO_TOKEN), at=CIRCLE, about="of all"),
    Row("GET", ONE, pair(200), at=TALK, missing=MISSING, about="of two"),
    Row("POST", ONE, writers(201, guest=NO_TOKEN), at=CIRCLE, send=WORDS, about="of all"),
    Row("POST", ONE, pair(201), at=TALK, send=WORDS, missing=MISSING, about="of two"),
    Row("PUT", READ, members(200, guest=NO_TOKEN), at=f"{CIRCLE}/read", send={"number": 3}),
    Row(
        "PUT",
        READ,
        pair(200),
        at=f"{TALK}/read",
        send={"number": 1},
        missing=f"{MISSING}/read",
        about="of two",
    ),
    Row("POST", LEAVE, members(204, guest=NO_TOKEN), at=f"{CIRCLE}/leave"),
    Row("POST", LEAVE, pair(204), at=f"{TALK}/leave", missing=f"{MISSING}/leave", about="of two"),
    Row("DELETE", MESSAGE, members(204, guest=NO_TOKEN), at=f"{CIRCLE}/{{said}}", about="own"),
    Row(
        "DELETE",
        MESSAGE,
        members(NOT_YOURS, guest=NO_TOKEN),
        at=f"{CIRCLE}/{{heard}}",
        about="of another",
    ),
    Row(
        "DELETE",
        MESSAGE,
        pair(204) | {"other_member": NOT_YOURS},
        at=f"{TALK}/{{letters.sent}}",
        missing=f"{MISSING}/{{letters.sent}}",
        about="of two",
    ),
    Row(
        "POST",
        REPORT,
        members(201, guest=NO_TOKEN),
        at=f"{CIRCLE}/{{heard}}/report",
        send=WHY,
    ),
    Row(
        "POST",
        REPORT,
        members(OWN, guest=NO_TOKEN),
        at=f"{CIRCLE}/{{said}}/report",
        send=WHY,
        about="own",
    ),
    Row(
        "POST",
        REPORT,
        pair(201) | {"member": OWN},
        at=f"{TALK}/{{letters.sent}}/report",
        send=WHY,
        missing=f"{MISSING}/{{letters.sent}}/report",
        about="of two",
    ),
    Row("GET", CHOICES, members(200, guest=NO_TOKEN)),
    Row("PUT", CHOICES, members(200, guest=NO_TOKEN), send={"takes_messages": False}),
]
