"""Who gets what from private messages that moderators were shown."""

from tests.world.rows import NO_TOKEN, NOT_FOUND, NOT_STAFF, Row, staff

PAGE, CALL = "/moderation/messages", "/api/v1/moderation/messages"
WHY = {"reason": "Iemand vraagt om hulp."}


def hidden(answer):
    return staff(answer, guest=404, members=404)


def open_to_keepers(answer):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF)


def both(name, page, call):
    """The page and the call that do the same with the report of the world."""
    send = WHY if name == "open" else None
    rule, where = f"/<id:report_id>/{name}", f"/{{letters.report}}/{name}"
    none = f"/{{missing}}/{name}"
    at = f"{PAGE}{where}"
    return [
        Row("POST", PAGE + rule, hidden(page), at=at, send=send, missing=PAGE + none),
        Row(
            "POST",
            CALL + rule,
            open_to_keepers(call),
            at=CALL + where,
            send=send,
        ),
        Row(
            "POST",
            CALL + rule,
            open_to_keepers(NOT_FOUND),
            at=CALL + none,
            send=send,
            about="no such report",
        ),
    ]


ROWS = [
    Row("GET", PAGE, hidden(200)),
    Row("GET", PAGE, hidden(200), at=f"{PAGE}?state=closed", about="handled"),
    Row("GET", CALL, open_to_keepers(200)),
    Row("GET", CALL, open_to_keepers(200), at=f"{CALL}?state=closed", about="handled"),
    *both("open", 200, 200),
    *both("close", (303, PAGE), 204),
]
