"""Who gets what from every route of devices: one's own, and nobody else's."""

from tests.push.browser import Browser
from tests.world.rows import ENDED, NO_TOKEN, NOT_FOUND, TO_LOGIN, Row, everyone, members

PAGE, CALL = "/settings/push", "/api/v1/me/push"
GIVEN = Browser("https://push.example.org/send/van-een-browser").given

ROWS = [
    Row("GET", "/sw.js", everyone(200)),
    Row("GET", PAGE, members(200, guest=TO_LOGIN)),
    Row("POST", PAGE, members((303, PAGE), guest=ENDED), send=GIVEN),
    Row(
        "POST",
        f"{PAGE}/<id:device_id>/remove",
        members(404, guest=ENDED),
        at=f"{PAGE}/{{missing}}/remove",
    ),
    Row("GET", CALL, members(200, guest=NO_TOKEN)),
    Row("POST", CALL, members(201, guest=NO_TOKEN), send=GIVEN),
    Row(
        "DELETE",
        f"{CALL}/<id:device_id>",
        members(NOT_FOUND, guest=NO_TOKEN),
        at=f"{CALL}/{{missing}}",
    ),
]
