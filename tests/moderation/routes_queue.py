"""Who gets what from the queue, the notes of the team and its reasons."""

from tests.world.rows import NO_TOKEN, NOT_FOUND, NOT_STAFF, Row, staff

ITEM, CALLED = "/moderation/items/<item>", "/api/v1/moderation/items/<item>"
ONE = "application-{verifying.checked}"
NONE = "application-{missing}"
REASONS, CODES = "/moderation/reasons", "/api/v1/moderation/reasons"
NOTE = {"body": "Ik belde de praktijk."}
REASON = {"title": "Past hier niet bij", "body": "Vertel het liever in een eigen gesprek."}


def hidden(answer):
    return staff(answer, guest=404, members=404)


def open_to_keepers(answer):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF)


def page(method, end, answer, send=None):
    """On a page of one thing that waits."""
    at, none = f"/moderation/items/{ONE}{end}", f"/moderation/items/{NONE}{end}"
    return Row(method, ITEM + end, hidden(answer), at=at, send=send, missing=none)


def call(method, end, answer, send=None):
    at = f"/api/v1/moderation/items/{ONE}{end}"
    none = f"/api/v1/moderation/items/{NONE}{end}"
    return [
        Row(method, CALLED + end, open_to_keepers(answer), at=at, send=send),
        Row(method, CALLED + end, open_to_keepers(NOT_FOUND), at=none, send=send, about="none"),
    ]


def one(rule, where):
    """The page where one thing is decided."""
    at, none = rule.format(where), rule.format("{missing}")
    number = "<id:report_id>" if "messages" in rule else "<id:held_id>"
    return Row("GET", rule.format(number), hidden(200), at=at, missing=none)


PAGES = [
    Row("GET", "/moderation", hidden(200)),
    Row("GET", "/moderation", hidden(200), at="/moderation?kind=application", about="of a kind"),
    page("GET", "", 200),
    page("POST", "/claim", (303, "/moderation/experts/")),
    page("POST", "/release", (303, "/moderation")),
    page("POST", "/notes", (303, "/moderation/items/application-"), NOTE),
    Row(
        "POST",
        "/moderation/notes/<id:note_id>/remove",
        hidden(404),
        at="/moderation/notes/{missing}/remove",
        about="none",
    ),
    Row("GET", "/moderation/workload", hidden(200)),
    Row("POST", "/moderation/letters", hidden((303, "/moderation/workload")), send={}),
    one("/moderation/held/{}", "{answered.held}"),
    one("/moderation/profiles/{}", "{verifying.text}"),
    one("/moderation/messages/{}", "{letters.report}"),
    Row("GET", REASONS, hidden(200)),
    Row("POST", REASONS, hidden((303, REASONS)), send=REASON),
    Row("GET", f"{REASONS}/<code>", hidden(200), at=f"{REASONS}/spam", missing=f"{REASONS}/x"),
    Row("POST", f"{REASONS}/<code>", hidden((303, REASONS)), at=f"{REASONS}/spam", send=REASON),
    Row("POST", f"{REASONS}/<code>/remove", hidden((303, REASONS)), at=f"{REASONS}/spam/remove"),
]
CALLS = [
    Row("GET", "/api/v1/moderation/queue", open_to_keepers(200)),
    *call("POST", "/claim", 200),
    *call("POST", "/release", 204),
    *call("GET", "/notes", 200),
    *call("POST", "/notes", 201, NOTE),
    Row(
        "DELETE",
        "/api/v1/moderation/notes/<id:note_id>",
        open_to_keepers(NOT_FOUND),
        at="/api/v1/moderation/notes/{missing}",
        about="none",
    ),
    Row("GET", "/api/v1/moderation/workload", open_to_keepers(200)),
    Row("GET", "/api/v1/moderation/letters", open_to_keepers(200)),
    Row("PUT", "/api/v1/moderation/letters", open_to_keepers(200), send={"letters": False}),
    Row("GET", CODES, open_to_keepers(200)),
    Row("POST", CODES, open_to_keepers(201), send=REASON),
    Row("PUT", f"{CODES}/<code>", open_to_keepers(200), at=f"{CODES}/spam", send=REASON),
    Row("PUT", f"{CODES}/<code>", open_to_keepers(NOT_FOUND), at=f"{CODES}/x", send=REASON,
        about="none"),
    Row("DELETE", f"{CODES}/<code>", open_to_keepers(204), at=f"{CODES}/spam"),
]  # fmt: skip
ROWS = PAGES + CALLS
