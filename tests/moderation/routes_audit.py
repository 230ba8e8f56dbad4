"""Who gets what from the figures of moderation, the rules and what moderators note."""

from tests.world.rows import ENDED, NO_TOKEN, NOT_STAFF, Row, everyone, members, staff

FIGURES = [
    Row("GET", "/transparency", everyone(200)),
    Row("GET", "/transparency", everyone(404), at="/transparency?year=1999", about="no such year"),
    Row("GET", "/transparency.csv", everyone(200)),
    Row("GET", "/api/v1/transparency", everyone(200)),
    Row(
        "GET",
        "/api/v1/transparency",
        everyone((404, "not_found")),
        at="/api/v1/transparency?year=2001",
        about="no such year",
    ),
]

NEWEST = {"version": "2026-11-23"}
ONE = "/rules/versions/{}"
RULES = [
    Row("GET", "/rules/versions", everyone(200)),
    Row(
        "GET",
        "/rules/versions/<name>",
        everyone(200),
        at=ONE.format("2026-11-23"),
    ),
    Row(
        "GET",
        "/rules/versions/<name>",
        everyone(404),
        at=ONE.format("2026-11-01"),
        about="no such version",
    ),
    Row(
        "POST",
        "/rules/read",
        members((303, "/privacy"), guest=ENDED),
        send=NEWEST | {"next": "/privacy"},
    ),
    Row("GET", "/api/v1/rules", everyone(200)),
    Row(
        "GET",
        "/api/v1/rules",
        everyone((404, "not_found")),
        at="/api/v1/rules?on=2020-01-01",
        about="before there were any",
    ),
    Row("GET", "/api/v1/rules/versions", everyone(200)),
    Row(
        "GET",
        "/api/v1/rules/versions/<rules_version>",
        everyone(200),
        at="/api/v1" + ONE.format("2026-11-22"),
    ),
    Row(
        "GET",
        "/api/v1/rules/versions/<rules_version>",
        everyone((404, "not_found")),
        at="/api/v1" + ONE.format("2026-11-01"),
        about="no such version",
    ),
    Row("PUT", "/api/v1/me/rules", members(204, guest=NO_TOKEN), send=NEWEST),
    Row(
        "PUT",
        "/api/v1/me/rules",
        members((409, "stale_rules"), guest=NO_TOKEN),
        send={"version": "2026-11-22"},
        about="an older version",
    ),
]

ABOUT = "/moderation/members/{}/notes"
OF, OF_NOBODY = ABOUT.format("{member.name}"), ABOUT.format("niemand-zo")
ON_PAGE = {"guest": 404, "members": 404}
BY_CALL = {"guest": NO_TOKEN, "members": NOT_STAFF}
NOTE = {"body": "Sprak af om het rustig aan te doen."}
NOTES = [
    Row(
        "GET",
        "/moderation/members/<username>/notes",
        staff(200, **ON_PAGE),
        at=OF,
        missing=OF_NOBODY,
    ),
    Row(
        "GET",
        "/moderation/members/<username>/notes",
        staff(403, **ON_PAGE),
        at=ABOUT.format("{me.name}"),
        about="oneself",
    ),
    Row(
        "POST",
        "/moderation/members/<username>/notes",
        staff((303, "/moderation/members/"), **ON_PAGE),
        at=OF,
        send=NOTE,
        missing=OF_NOBODY,
    ),
    Row(
        "POST",
        "/moderation/member-notes/<id:note_id>/remove",
        staff((303, "/moderation/members/"), **ON_PAGE),
        at="/moderation/member-notes/{noted}/remove",
        missing="/moderation/member-notes/{missing}/remove",
    ),
    Row(
        "GET",
        "/api/v1/moderation/members/<username>/notes",
        staff(200, **BY_CALL),
        at="/api/v1" + OF,
    ),
    Row(
        "POST",
        "/api/v1/moderation/members/<username>/notes",
        staff(201, **BY_CALL),
        at="/api/v1" + OF,
        send=NOTE,
    ),
    Row(
        "POST",
        "/api/v1/moderation/members/<username>/notes",
        staff((403, "not_oneself"), **BY_CALL),
        at="/api/v1" + ABOUT.format("{me.name}"),
        send=NOTE,
        about="oneself",
    ),
    Row(
        "DELETE",
        "/api/v1/moderation/member-notes/<id:note_id>",
        staff(204, **BY_CALL),
        at="/api/v1/moderation/member-notes/{noted}",
    ),
]

HANDBOOK = [Row("GET", "/moderation/handbook", staff(200, **ON_PAGE))]

ROWS = [*FIGURES, *RULES, *NOTES, *HANDBOOK]
