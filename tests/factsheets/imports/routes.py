"""Who gets what from every route of imports: their lines, rights, corrections and proposals."""

from tests.world.rows import NO_TOKEN, NOT_FOUND, NOT_STAFF, Row, staff

PAGES = "/moderation/factsheets"
IMPORT = f"{PAGES}/imports/<id:import_id>"
CALLS = "/api/v1/factsheets"
CALL = f"{CALLS}/imports/<id:import_id>"
TOLD = {"items": [{"line": 15, "kind": "callout"}]}
RIGHTS = {"rights": "Eigen tekst", "confirmed": True}
SLIP = {"line": 13, "found": "Veel mensen", "suggestion": "Heel veel mensen"}
ACCEPT = {"status": "accepted"}


def hidden(answer):
    return staff(answer, guest=404, members=404)


def curators(answer):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF)


def page(name, send):
    """A form of the report, of an import that is there and of one that is not."""
    gone = f"{PAGES}/imports/{{missing}}/{name}"
    there = (303, f"{PAGES}/imports/")
    at = f"{PAGES}/imports/{{article}}/{name}"
    return [
        Row("POST", f"{IMPORT}/{name}", hidden(there), at=at, send=send, missing=gone),
        Row("POST", f"{IMPORT}/{name}", hidden(404), at=gone, send=send, about="none"),
    ]


def call(method, name, send, answer=200):
    gone, at = f"{CALLS}/imports/{{missing}}/{name}", f"{CALLS}/imports/{{article}}/{name}"
    rule = f"{CALL}/{name}"
    return [
        Row(method, rule, curators(answer), at=at, send=send),
        Row(method, rule, curators(NOT_FOUND), at=gone, send=send, about="none"),
    ]


def beside(method, rule, answer, guard, name, send):
    """Of one draft or correction, and of none."""
    expected = staff(answer, **guard)
    nothing = staff(404 if "404" in str(guard["guest"]) else NOT_FOUND, **guard)
    at = {"proposal": "{proposal}", "correction": "{correction}"}[name]
    gone = {"proposal": "bestaat-niet", "correction": "{missing}"}[name]
    part = {"proposal": "<slug:slug>", "correction": "<id:correction_id>"}[name]
    return [
        Row(method, rule, expected, at=rule.replace(part, at), send=send),
        Row(method, rule, nothing, at=rule.replace(part, gone), send=send, about="none"),
    ]


HIDDEN = {"guest": 404, "members": 404}
CLOSED = {"guest": NO_TOKEN, "members": NOT_STAFF}
WAITING = f"{PAGES}/<slug:slug>/proposal"
FORMS = [
    *page("lines", {"kind-15": "callout"}),
    *page("dropped", {}),
    *page("rights", {"rights": "Eigen tekst", "confirmed": "1"}),
    *page("corrections", SLIP),
    *beside(
        "POST",
        f"{PAGES}/corrections/<id:correction_id>",
        (303, f"{PAGES}/imports/"),
        HIDDEN,
        "correction",
        ACCEPT,
    ),
    *beside("GET", WAITING, 200, HIDDEN, "proposal", None),
    *beside("POST", WAITING, (303, "/factsheets/"), HIDDEN, "proposal", {"take": "true"}),
]
API = [
    *call("GET", "lines", None),
    *call("PUT", "lines", TOLD),
    *call("GET", "changes", None),
    *call("GET", "factsheets", None),
    *call("PUT", "rights", RIGHTS),
    *call("GET", "corrections", None),
    *call("POST", "corrections", SLIP, 201),
    *beside(
        "PUT",
        f"{CALLS}/imports/corrections/<id:correction_id>",
        200,
        CLOSED,
        "correction",
        ACCEPT,
    ),
    *beside("GET", f"{CALLS}/<slug:slug>/proposal", 200, CLOSED, "proposal", None),
    *beside("PUT", f"{CALLS}/<slug:slug>/proposal", 200, CLOSED, "proposal", {"take": True}),
]
ROWS = FORMS + API
