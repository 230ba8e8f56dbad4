"""Who gets what from the ways back in, and from changing how one gets in."""

from tests import make
from tests.world.rows import ENDED, NO_TOKEN, TO_LOGIN, Row, everyone, members

ME = "/api/v1/me"
NEW_PASSWORD = "negen natte nachtegalen"
BAD_LINK = (422, "bad_link")


def reset(world):
    return {"token": world.reset, "password": NEW_PASSWORD}


def dead_reset(_world):
    return {"token": "0" * 43, "password": NEW_PASSWORD}


def confirm(world):
    return {"token": world.email_change}


def my_new_password(_world):
    return {"password": make.PASSWORD, "new_password": NEW_PASSWORD}


def my_new_address(world):
    return {"email": f"anders-{world.role}@post.example", "password": make.PASSWORD}


OPEN = [
    Row("GET", "/forgot", everyone(200)),
    Row("POST", "/forgot", everyone(200), send=lambda world: {"email": world.member.email}),
    Row("GET", "/reset", everyone(200), at="/reset?token={reset}"),
    Row("GET", "/reset", everyone(422), at="/reset?token=niets", about="dead"),
    Row("POST", "/reset", everyone((303, "/reset/done")), send=reset),
    Row("POST", "/reset", everyone(422), send=dead_reset, about="dead"),
    Row("GET", "/reset/done", everyone(200)),
    Row("GET", "/confirm-email", everyone(200), at="/confirm-email?token={email_change}"),
    Row(
        "POST",
        "/confirm-email",
        everyone((303, "/settings"), guest=(303, "/login")),
        send=confirm,
    ),
]
OWN_PAGES = [
    Row("GET", "/settings/password", members(200, guest=TO_LOGIN)),
    Row(
        "POST",
        "/settings/password",
        members((303, "/settings"), guest=ENDED),
        send=my_new_password,
    ),
    Row("GET", "/settings/email", members(200, guest=TO_LOGIN)),
    Row(
        "POST",
        "/settings/email",
        members((303, "/settings/email"), guest=ENDED),
        send=my_new_address,
    ),
]
CALLS = [
    Row(
        "POST",
        "/api/v1/password-resets",
        everyone(202),
        send=lambda world: {"email": world.member.email},
    ),
    Row("POST", "/api/v1/password-resets/confirm", everyone(200), send=reset),
    Row(
        "POST",
        "/api/v1/password-resets/confirm",
        everyone(BAD_LINK),
        send=dead_reset,
        about="dead",
    ),
    Row(
        "PUT",
        "/api/v1/me/password",
        members(204, guest=NO_TOKEN),
        at=f"{ME}/password",
        send=my_new_password,
    ),
    Row(
        "POST",
        "/api/v1/me/email",
        members(202, guest=NO_TOKEN),
        at=f"{ME}/email",
        send=my_new_address,
    ),
    Row("POST", "/api/v1/email-changes/confirm", everyone(200), send=confirm),
]
ROWS = OPEN + OWN_PAGES + CALLS
