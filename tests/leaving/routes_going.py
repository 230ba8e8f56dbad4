"""Who may pause, go and come back: everybody with an account, whatever its standing."""

from tests import make
from tests.world.rows import ENDED, NO_TOKEN, TO_LOGIN, Row, members

PAGE = "/settings/leaving"
CALL = "/api/v1/me/leaving"


def choice(mode: str, password: str = make.PASSWORD) -> dict[str, str]:
    return {"mode": mode, "password": password}


ROWS = [
    Row("GET", PAGE, members(200, guest=TO_LOGIN)),
    *(
        Row("POST", PAGE, members((303, PAGE), guest=ENDED), send=choice(mode), about=mode)
        for mode in ("pause", "anonymise", "everything")
    ),
    Row("POST", PAGE, members(422, guest=ENDED), send=choice("nergens heen"), about="nowhere"),
    Row("POST", f"{PAGE}/back", members((303, PAGE), guest=ENDED)),
    Row("GET", CALL, members(200, guest=NO_TOKEN)),
    Row("POST", CALL, members(202, guest=NO_TOKEN), send=choice("everything")),
    Row(
        "POST",
        CALL,
        members((401, "wrong_password"), guest=NO_TOKEN),
        send=choice("everything", "geraden"),
        about="a wrong password",
    ),
    Row("DELETE", CALL, members(204, guest=NO_TOKEN)),
]
