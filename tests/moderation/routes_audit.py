"""Who gets what from the figures of moderation, the rules and what moderators note."""

from tests.world.rows import ENDED, NO_TOKEN, Row, everyone, members

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
        missing=ONE.format("2026-11-01"),
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
        missing="/api/v1" + ONE.format("2026-11-01"),
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

ROWS = [*FIGURES, *RULES]
