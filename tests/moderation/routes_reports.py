"""Who gets what from every route about reports."""

from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    NOT_STAFF,
    TO_LOGIN,
    Row,
    everyone,
    members,
    only,
    staff,
)

OWN, OWN_CALL = "/reports/<id:own_report_id>", "/api/v1/me/reports/<id:own_report_id>"
CASES, OBJECTIONS = "/moderation/reports", "/moderation/report-objections"
DECISION = {"outcome": "unfounded", "done": "", "reason": "Het mag hier staan."}
ANSWER = {"reason": "Het besluit klopt."}
WHY = {"text": "Ik zie dat anders."}
UNDECIDED = (403, "undecided")
NOT_OWN = (403, "own_decision")


def notice(**more):
    return {"reason": "bejegening", "note": "Scheldt iemand uit."} | more


def hidden(answer, **others):
    return staff(answer, guest=404, members=404) | others


def open_to_keepers(answer, **others):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF) | others


FORM = notice(url="/categories", good_faith="1")
PAGES = [
    Row("GET", "/report", everyone(200)),
    Row("GET", "/report", everyone(200), at="/report?url=/p/{post}", about="a post"),
    Row("GET", "/report", everyone(200), at="/report?url=/p/{members_post}", about="inside"),
    Row("GET", "/report", everyone(200), at="/report?url=https://evil.example", about="elsewhere"),
    Row("GET", "/report/received", everyone(200)),
    Row(
        "POST",
        "/report",
        everyone((303, "/reports/"), guest=(303, "/report/received")),
        send=FORM,
    ),
    Row(
        "POST",
        "/report",
        everyone(422),
        send=FORM | {"url": "https://evil.example/p/1"},
        about="elsewhere",
    ),
    Row(
        "GET",
        "/report/objection",
        everyone(200),
        at="/report/objection?token={reported.token}",
    ),
    Row(
        "GET",
        "/report/objection",
        everyone(404),
        at="/report/objection?token=nee",
        about="a link that is not ours",
    ),
    Row(
        "POST",
        "/report/objection",
        everyone((303, "/report/objection?")),
        send=lambda world: WHY | {"token": world.reported.token},
    ),
    Row("GET", "/reports", members(200, guest=TO_LOGIN)),
    Row(
        "GET",
        OWN,
        only("member", 200, guest=TO_LOGIN, members=404),
        at="/reports/{reported.own}",
        missing="/reports/{missing}",
    ),
    Row(
        "POST",
        f"{OWN}/objection",
        only("member", 403, guest=ENDED, members=404),
        at="/reports/{reported.own}/objection",
        send=WHY,
        missing="/reports/{missing}/objection",
    ),
    Row("GET", CASES, hidden(200)),
    Row("GET", CASES, hidden(200), at=f"{CASES}?state=decided", about="decided"),
    Row(
        "GET",
        f"{CASES}/<id:case_id>",
        hidden(200),
        at=f"{CASES}/{{reported.case}}",
        missing=f"{CASES}/{{missing}}",
    ),
    Row(
        "POST",
        f"{CASES}/<id:case_id>/decide",
        hidden((303, CASES)),
        at=f"{CASES}/{{reported.case}}/decide",
        send=DECISION,
        missing=f"{CASES}/{{missing}}/decide",
    ),
    Row("GET", OBJECTIONS, hidden(200)),
    Row(
        "GET",
        f"{OBJECTIONS}/<id:objection_id>",
        hidden(200),
        at=f"{OBJECTIONS}/{{reported.objection}}",
        missing=f"{OBJECTIONS}/{{missing}}",
    ),
    Row(
        "POST",
        f"{OBJECTIONS}/<id:objection_id>/decide",
        hidden((303, OBJECTIONS), moderator=403),
        at=f"{OBJECTIONS}/{{reported.objection}}/decide",
        send=ANSWER | {"upheld": "no"},
        missing=f"{OBJECTIONS}/{{missing}}/decide",
    ),
]
INSIDE = {"guest": NOT_FOUND, "unverified": NOT_FOUND}
API = [
    Row(
        "POST",
        "/api/v1/reports",
        everyone(201, other_member=(403, "yourself")),
        send=lambda world: notice(post_id=world.talk.linked),
    ),
    Row(
        "POST",
        "/api/v1/reports",
        everyone(201, **INSIDE, member=(403, "yourself")),
        send=lambda world: notice(post_id=world.members_post),
        about="inside, by number",
    ),
    Row(
        "POST",
        "/api/v1/reports",
        everyone(201, member=(403, "yourself")),
        send=lambda world: notice(url=f"/p/{world.members_post}"),
        about="inside, by address",
    ),
    Row(
        "POST",
        "/api/v1/reports",
        everyone(NOT_FOUND),
        send=lambda world: notice(thread_id=world.missing),
        about="what never was",
    ),
    Row("GET", "/api/v1/me/reports", members(200, guest=NO_TOKEN)),
    Row(
        "GET",
        OWN_CALL,
        only("member", 200, guest=NO_TOKEN, members=NOT_FOUND),
        at="/api/v1/me/reports/{reported.own}",
        missing="/api/v1/me/reports/{missing}",
    ),
    Row(
        "POST",
        f"{OWN_CALL}/objection",
        only("member", UNDECIDED, guest=NO_TOKEN, members=NOT_FOUND),
        at="/api/v1/me/reports/{reported.own}/objection",
        send=WHY,
        missing="/api/v1/me/reports/{missing}/objection",
    ),
    Row("GET", f"/api/v1{CASES}", open_to_keepers(200)),
    Row(
        "GET",
        f"/api/v1{CASES}/<id:case_id>",
        open_to_keepers(200),
        at=f"/api/v1{CASES}/{{reported.case}}",
    ),
    Row(
        "POST",
        f"/api/v1{CASES}/<id:case_id>/decide",
        open_to_keepers(204),
        at=f"/api/v1{CASES}/{{reported.case}}/decide",
        send=DECISION,
    ),
    Row("GET", f"/api/v1{OBJECTIONS}", open_to_keepers(200)),
    Row(
        "POST",
        f"/api/v1{OBJECTIONS}/<id:objection_id>/decide",
        open_to_keepers(204, moderator=NOT_OWN),
        at=f"/api/v1{OBJECTIONS}/{{reported.objection}}/decide",
        send=ANSWER | {"upheld": False},
    ),
]

ROWS = [*PAGES, *API]
