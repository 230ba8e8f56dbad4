"""Who gets what from the description of the API."""

from tests.world.rows import Row, everyone

ROWS = [
    Row("GET", "/api/docs", everyone(200)),
    Row("GET", "/api/v1/openapi.json", everyone(200)),
]
