"""Who gets what from every route of categories."""

from tests.world.rows import Row, everyone

ROWS = [
    Row("GET", "/categories", everyone(200)),
    Row("GET", "/c/<slug:slug>", everyone(200), at="/c/{category}"),
    Row("GET", "/c/<slug:slug>", everyone(200), at="/c/{category}?sort=newest", about="newest"),
    Row("GET", "/c/<slug:slug>", everyone(404), at="/c/{category}?after=x", about="no such page"),
    Row("GET", "/c/<slug:slug>", everyone(404), at="/c/bestaat-niet", about="none"),
    Row("GET", "/api/v1/categories", everyone(200)),
]
