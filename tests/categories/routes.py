"""Who gets what from every route of categories."""

from tests.categories import routes_arranging, routes_rooms
from tests.world.rows import Row, everyone

ROWS = [
    Row("GET", "/categories", everyone(200)),
    Row("GET", "/c/<slug:slug>", everyone(200), at="/c/{category}"),
    Row("GET", "/c/<slug:slug>", everyone(200), at="/c/{category}?sort=newest", about="newest"),
    Row("GET", "/c/<slug:slug>", everyone(200), at="/c/{places.parent}", about="with a sub"),
    Row("GET", "/c/<slug:slug>", everyone(200), at="/c/{places.sub}", about="in another"),
    Row("GET", "/c/<slug:slug>", everyone(404), at="/c/{category}?after=x", about="no such page"),
    Row("GET", "/c/<slug:slug>", everyone(404), at="/c/bestaat-niet", about="none"),
    Row("GET", "/api/v1/categories", everyone(200)),
    *routes_rooms.ROWS,
    *routes_arranging.ROWS,
]
