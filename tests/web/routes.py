"""Who gets what from the pages that belong to no room."""

from tests.web.feeds import routes as feeds
from tests.world.rows import Row, everyone

ROWS = [
    *feeds.ROWS,
    Row("GET", "/", everyone(200)),
    Row("GET", "/rules", everyone(200)),
    Row("GET", "/privacy", everyone(200)),
    Row("GET", "/help", everyone(200)),
    Row("GET", "/language", everyone(200), at="/language?next=/rules"),
    Row("POST", "/language", everyone((303, "/rules")), send={"language": "en", "next": "/rules"}),
    Row("GET", "/healthz", everyone(200)),
    Row("GET", "/readyz", everyone(200)),
    Row("GET", "/styles.css", everyone(200)),
    Row("GET", "/static/<path:filename>", everyone(200), at="/static/favicon.svg"),
    Row(
        "GET", "/static/<path:filename>", everyone(404), at="/static/../config.py", about="outside"
    ),
]
