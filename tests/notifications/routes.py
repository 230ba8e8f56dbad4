"""Who gets what from every route of notifications."""

from tests.world.rows import ENDED, NO_TOKEN, TO_LOGIN, Row, members

PAGE, CHOICES = "/notifications", "/settings/notifications"
API, API_CHOICES = "/api/v1/notifications", "/api/v1/me/notification-choices"

ROWS = [
    Row("GET", PAGE, members(200, guest=TO_LOGIN)),
    Row("GET", "/notifications/count", members(200, guest=TO_LOGIN)),
    Row("POST", "/notifications/read", members((303, PAGE), guest=ENDED)),
    Row("GET", CHOICES, members(200, guest=TO_LOGIN)),
    Row("POST", CHOICES, members((303, CHOICES), guest=ENDED), send={"reply": "site"}),
    Row("POST", CHOICES, members(422, guest=ENDED), send={"reply": "x"}, about="no such way"),
    Row("GET", API, members(200, guest=NO_TOKEN)),
    Row("POST", f"{API}/read", members(200, guest=NO_TOKEN), send={"all": True}),
    Row("GET", API_CHOICES, members(200, guest=NO_TOKEN)),
    Row("PUT", API_CHOICES, members(200, guest=NO_TOKEN), send={"reply": "site"}),
]
