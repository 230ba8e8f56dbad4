"""Who gets what from the figures of moderation, the rules and what moderators note."""

from tests.world.rows import Row, everyone

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

ROWS = [*FIGURES]
