"""Who gets what from every route of searching: everyone, and of it what they may read."""

from tests.world.rows import NO_TOKEN, TO_LOGIN, Row, everyone, members

# Small, so that a title that only some may read is no echo of what was asked.
WORDS_OF_TITLES = (
    "ledentitel+blokkadetitel+pauzetitel+weggooititel+deeltitel+werkversietitel+concepttitle"
    "+factsheet+gesprek"
)
SEARCH, OWN, SUGGEST = "/search", "/search/own", "/suggestions"
API_SEARCH, API_OWN, API_SUGGEST = "/api/v1/search", "/api/v1/me/search", "/api/v1/suggestions"
WORDS = WORDS_OF_TITLES
FORGED = "after=WyJhY3RpdmUiXQ"

PAGES = [
    Row("GET", SEARCH, everyone(200)),
    Row("GET", SEARCH, everyone(200), at=f"/search?q={WORDS}", about="best first"),
    Row("GET", SEARCH, everyone(200), at=f"/search?q={WORDS}&sort=newest", about="newest first"),
    Row("GET", SEARCH, everyone(200), at="/search?q=de+en", about="for nothing"),
    Row("GET", SEARCH, everyone(200), at="/search?q=rug&category={places.staff.slug}", about="in"),
    Row("GET", SEARCH, everyone(422), at=f"/search?q={'rug+' * 80}", about="for too much"),
    Row("GET", SEARCH, everyone(404), at=f"/search?q=rug&{FORGED}", about="of another list"),
    Row("GET", OWN, members(200, guest=TO_LOGIN)),
    Row("GET", OWN, members(200, guest=TO_LOGIN), at="/search/own?q=rug", about="for a word"),
    Row(
        "GET", OWN, members(422, guest=TO_LOGIN), at=f"/search/own?q={'a' * 301}", about="too much"
    ),
    Row("GET", SUGGEST, everyone(200), at=f"/suggestions?q={WORDS}"),
    Row("GET", SUGGEST, everyone(422), about="without a title"),
    Row("GET", SUGGEST, everyone(422), at=f"/suggestions?q={'a' * 151}", about="of too much"),
]
CALLS = [
    Row("GET", API_SEARCH, everyone(200), at=f"/api/v1/search?q={WORDS}"),
    Row("GET", API_SEARCH, everyone(200), at=f"/api/v1/search?q={WORDS}&sort=newest", about="new"),
    Row("GET", API_SEARCH, everyone(422), at=f"/api/v1/search?q={'a' * 301}", about="too much"),
    Row(
        "GET",
        API_SEARCH,
        everyone((422, "bad_cursor")),
        at=f"/api/v1/search?q=rug&{FORGED}",
        about="forged",
    ),
    Row("GET", API_OWN, members(200, guest=NO_TOKEN), at="/api/v1/me/search?q=rug"),
    Row(
        "GET",
        API_OWN,
        everyone(422),
        at=f"/api/v1/me/search?q={'a' * 301}",
        about="too much",
    ),
    Row("GET", API_SUGGEST, everyone(200), at=f"/api/v1/suggestions?q={WORDS}"),
]
ROWS = PAGES + CALLS
