"""Who gets what from every route of mail."""

from tests.world.rows import ENDED, NO_TOKEN, TO_LOGIN, Row, everyone, members

MAIL, STOP, API = "/settings/mail", "/mail/stop", "/api/v1/me/mail"
WISHES = {"is_discreet": True, "is_stopped": False}
WITH_LETTER = f"{STOP}?token={{told_token}}"

ROWS = [
    Row("GET", MAIL, members(200, guest=TO_LOGIN)),
    Row("POST", MAIL, members((303, MAIL), guest=ENDED), send={"is_discreet": "1"}),
    Row("POST", f"{MAIL}/confirm", members((303, MAIL), guest=ENDED)),
    Row("GET", STOP, everyone(200), at=WITH_LETTER),
    Row("GET", STOP, everyone(422), at=f"{STOP}?token=x", about="with a token of nobody"),
    Row("POST", STOP, everyone(200), at=WITH_LETTER),
    Row("POST", "/mail/bounces", everyone(404)),
    Row("GET", API, members(200, guest=NO_TOKEN)),
    Row("PUT", API, members(200, guest=NO_TOKEN), send=WISHES),
]
