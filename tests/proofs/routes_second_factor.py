"""Everybody in the world began to set up an app and did not finish; nobody has one."""

from tests import make
from tests.proofs.apps import shown
from tests.world.rows import ENDED, NO_TOKEN, NOT_FOUND, TO_LOGIN, Row, everyone, members

PAGE = "/settings/second-factor"
CALL = "/api/v1/me/second-factor"
PASSWORD = {"password": make.PASSWORD}


def first_code(world):
    return {"code": shown(world.me.factor_key)}


def both(world):
    return PASSWORD | first_code(world)


STEPS = [
    Row("GET", "/login/code", everyone((409, "step_over"))),
    Row("POST", "/login/code", everyone((409, "step_over")), send=first_code),
]
PAGES = [
    Row("GET", PAGE, members(200, guest=TO_LOGIN)),
    Row("POST", PAGE, members((303, PAGE), guest=ENDED), send=PASSWORD),
    Row("POST", f"{PAGE}/confirm", members(200, guest=ENDED), send=first_code),
    Row("GET", f"{PAGE}/backup-codes", members(404, guest=TO_LOGIN)),
    Row("POST", f"{PAGE}/backup-codes", members(404, guest=ENDED), send=both),
    Row("GET", f"{PAGE}/removal", members(404, guest=TO_LOGIN)),
    Row("POST", f"{PAGE}/removal", members(404, guest=ENDED), send=both),
]
CALLS = [
    Row("GET", CALL, members(200, guest=NO_TOKEN)),
    Row("POST", CALL, members(201, guest=NO_TOKEN), send=PASSWORD),
    Row("PUT", CALL, members(200, guest=NO_TOKEN), send=first_code),
    Row("DELETE", CALL, members(NOT_FOUND, guest=NO_TOKEN), send=both),
    Row("POST", f"{CALL}/backup-codes", members(NOT_FOUND, guest=NO_TOKEN), send=both),
]
ROWS = STEPS + PAGES + CALLS
