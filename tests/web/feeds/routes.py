"""Who gets what from feeds and from the map of the site: of what is open to all, the same."""

from itertools import product

from tests import make
from tests.world.rows import ENDED, NO_TOKEN, NOT_FOUND, TO_LOGIN, Row, everyone, members

SHAPES = ("atom", "rss")
OF_ALL = {
    "site": "site",
    "factsheets": "factsheets",
    "questions": "questions",
    "c/<slug:slug>": "c/{category}",
    "label/<slug:slug>": "label/{places.label}",
    "t/<id:thread_id>": "t/{thread}",
}
# Nobody is told of these by a feed, also who may read them.
OF_SOME = {
    "members": "{members_thread}",
    "gone": "{gone_thread}",
    "away": "{private.paused_thread}",
    "missing": "{missing}",
}
ENDS = ".<feed:shape>"
MINE = "/feeds/mine/<token>.<feed:shape>"
API = "/api/v1/me/feeds"


def named(_world):
    return {"name": "Mijn feedlezer", "password": make.PASSWORD}


OPEN = [
    Row("GET", f"/feeds/{rule}{ENDS}", everyone(200), at=f"/feeds/{at}.{shape}", about=shape)
    for (rule, at), shape in product(OF_ALL.items(), SHAPES)
] + [
    Row("GET", f"/feeds/t/<id:thread_id>{ENDS}", everyone(404), at=f"/feeds/t/{at}.rss", about=why)
    for why, at in OF_SOME.items()
]
MAP = [
    Row("GET", "/robots.txt", everyone(200)),
    Row("GET", "/sitemap.xml", everyone(200)),
    *(
        Row("GET", "/sitemaps/<kind>-<id:number>.xml", everyone(status), at=at, about=at)
        for at, status in {
            "/sitemaps/pages-1.xml": 200,
            "/sitemaps/categories-1.xml": 200,
            "/sitemaps/labels-1.xml": 404,  # nobody chose one where all can read
            "/sitemaps/factsheets-1.xml": 200,
            "/sitemaps/threads-1.xml": 200,
            "/sitemaps/threads-999.xml": 404,
            "/sitemaps/members-1.xml": 404,
        }.items()
    ),
]
OWN = [
    *(
        Row("GET", MINE, everyone(200, guest=404, suspended=404), at=at, about=shape)
        for shape, at in (("atom", "/feeds/mine/{feed}.atom"), ("rss", "/feeds/mine/{feed}.rss"))
    ),
    Row("GET", MINE, everyone(404), at="/feeds/mine/verzonnen.atom", about="made up"),
    Row("GET", "/settings/feeds", members(200, guest=TO_LOGIN)),
    Row("POST", "/settings/feeds", members(201, guest=ENDED), send=named),
    Row(
        "POST",
        "/settings/feeds/<id:key_id>/revoke",
        members((303, "/settings/feeds"), guest=ENDED),
        at="/settings/feeds/{me.feed_key}/revoke",
        about="own",
    ),
    Row(
        "POST",
        "/settings/feeds/<id:key_id>/revoke",
        members(404, guest=ENDED, member=(303, "/settings/feeds")),
        at="/settings/feeds/{member.feed_key}/revoke",
        missing="/settings/feeds/{missing}/revoke",
        about="the member's",
    ),
]
CALLS = [
    Row("GET", API, members(200, guest=NO_TOKEN)),
    Row("POST", API, members(201, guest=NO_TOKEN), send=named),
    Row(
        "DELETE",
        f"{API}/<id:feed_id>",
        members(204, guest=NO_TOKEN),
        at=f"{API}/{{me.feed_key}}",
        about="own",
    ),
    Row(
        "DELETE",
        f"{API}/<id:feed_id>",
        members(NOT_FOUND, guest=NO_TOKEN, member=204),
        at=f"{API}/{{member.feed_key}}",
        missing=f"{API}/{{missing}}",
        about="the member's",
    ),
]
ROWS = OPEN + MAP + OWN + CALLS
