"""Who gets what from every route of private messages."""

from tests.messages import routes_calls, routes_reported
from tests.world.rows import ENDED, TO_LOGIN, Row, everyone, members, writers

WORDS = {"body": "Hoe gaat het vandaag?"}
SHOW = "/messages/<id:conversation_id>"
LEAVE = "/messages/<id:conversation_id>/leave"
DELETE = "/messages/<id:conversation_id>/<id:message_id>/delete"
REPORT = "/messages/<id:conversation_id>/<id:message_id>/report"
CIRCLE, TALK = "/messages/{letters.circle}", "/messages/{letters.talk}"
MISSING = "/messages/{missing}"
WHY = {"reason_code": "lastigvallen", "note": "Dit wil ik niet."}


def pair(answer, *, guest, members=404):
    """The member and the other one; to everybody else their conversation does not exist."""
    return everyone(members, guest=guest, member=answer, other_member=answer)


def letter(world):
    other = "other_member" if world.role == "member" else "member"
    return WORDS | {"to": f"lid-ongevraagd, {world.people[other].name}"}


PAGES = [
    Row("GET", "/messages", members(200, guest=TO_LOGIN)),
    Row(
        "GET",
        "/messages",
        members(404, guest=TO_LOGIN),
        at="/messages?after=x",
        about="no such page",
    ),
    Row("GET", "/messages/new", writers(200, guest=TO_LOGIN), at="/messages/new?to=lid-expert"),
    Row("POST", "/messages/new", writers((303, "/messages/"), guest=ENDED), send=letter),
    Row(
        "POST",
        "/messages/new",
        writers(422, guest=ENDED),
        send=WORDS | {"to": "niemand-hier"},
        about="to nobody",
    ),
    Row("GET", SHOW, members(200, guest=TO_LOGIN), at=CIRCLE, about="of all"),
    Row("GET", SHOW, pair(200, guest=TO_LOGIN), at=TALK, missing=MISSING, about="of two"),
    Row(
        "GET",
        SHOW,
        members(404, guest=TO_LOGIN),
        at=f"{CIRCLE}?before=1",
        about="no such page",
    ),
    Row(
        "POST",
        SHOW,
        writers((303, "/messages/"), guest=ENDED),
        at=CIRCLE,
        send=WORDS,
        about="of all",
    ),
    Row(
        "POST",
        SHOW,
        pair((303, "/messages/"), guest=ENDED),
        at=TALK,
        send=WORDS,
        missing=MISSING,
        about="of two",
    ),
    Row("POST", LEAVE, members((303, "/messages"), guest=ENDED), at=f"{CIRCLE}/leave"),
    Row(
        "POST",
        LEAVE,
        pair((303, "/messages"), guest=ENDED),
        at=f"{TALK}/leave",
        missing=f"{MISSING}/leave",
        about="of two",
    ),
    Row(
        "POST",
        DELETE,
        members((303, "/messages/"), guest=ENDED),
        at=f"{CIRCLE}/{{said}}/delete",
        about="own",
    ),
    Row(
        "POST",
        DELETE,
        members(403, guest=ENDED),
        at=f"{CIRCLE}/{{heard}}/delete",
        about="of another",
    ),
    Row(
        "POST",
        DELETE,
        everyone(404, guest=ENDED, member=(303, "/messages/"), other_member=403),
        at=f"{TALK}/{{letters.sent}}/delete",
        missing=f"{MISSING}/{{letters.sent}}/delete",
        about="of two",
    ),
    Row("GET", REPORT, members(200, guest=TO_LOGIN), at=f"{CIRCLE}/{{heard}}/report"),
    Row(
        "GET",
        REPORT,
        everyone(404, guest=TO_LOGIN, member=403, other_member=200),
        at=f"{TALK}/{{letters.sent}}/report",
        missing=f"{MISSING}/{{letters.sent}}/report",
        about="of two",
    ),
    Row(
        "POST",
        REPORT,
        members((303, "/messages/"), guest=ENDED),
        at=f"{CIRCLE}/{{heard}}/report",
        send=WHY,
    ),
    Row(
        "POST",
        REPORT,
        members(403, guest=ENDED),
        at=f"{CIRCLE}/{{said}}/report",
        send=WHY,
        about="own",
    ),
    Row(
        "POST",
        REPORT,
        everyone(404, guest=ENDED, member=403, other_member=(303, "/messages/")),
        at=f"{TALK}/{{letters.sent}}/report",
        send=WHY,
        missing=f"{MISSING}/{{letters.sent}}/report",
        about="of two",
    ),
]
SETTING = [
    Row(
        "POST",
        "/settings/messages",
        members((303, "/settings"), guest=ENDED),
        send={"takes_messages": "1"},
    ),
]
ROWS = PAGES + SETTING + routes_calls.ROWS + routes_reported.ROWS
