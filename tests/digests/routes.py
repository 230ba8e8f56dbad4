"""Who gets what from every route of the digest: one's own, and nobody else's."""

from tests.world.rows import ENDED, NO_TOKEN, TO_LOGIN, Row, everyone, members

PAGE, CALL = "/settings/digest", "/api/v1/me/digest"
WISH = {"every": "week", "weekday": 1, "hour": 8}

ROWS = [
    Row("GET", PAGE, members(200, guest=TO_LOGIN)),
    Row("POST", PAGE, members((303, PAGE), guest=ENDED), send=WISH),
    Row("POST", f"{PAGE}/off", members((303, PAGE), guest=ENDED)),
    Row("GET", f"{PAGE}/stop", everyone(422), about="without a letter"),
    Row("POST", f"{PAGE}/stop", everyone(422), about="without a letter"),
    Row("GET", CALL, members(200, guest=NO_TOKEN)),
    Row("PUT", CALL, members(200, guest=NO_TOKEN), send=WISH),
    Row("DELETE", CALL, members(204, guest=NO_TOKEN)),
]
