"""Who gets what from the routes of copies. The one that there is, is the member's."""

from tests import make
from tests.world.rows import ENDED, NO_TOKEN, NOT_FOUND, TO_LOGIN, Row, members, only

ME = "/api/v1/me/exports"
PASSWORD = {"password": make.PASSWORD}
FILE = "/settings/export/<id:export_id>/file"

PAGES = [
    Row("GET", "/settings/export", members(200, guest=TO_LOGIN)),
    Row(
        "POST",
        "/settings/export",
        members((303, "/settings/export"), guest=ENDED),
        send=PASSWORD,
    ),
    Row(
        "GET",
        FILE,
        only("member", 200, guest=TO_LOGIN, members=404),
        at="/settings/export/{export}/file",
        about="the member's",
    ),
    Row(
        "GET",
        FILE,
        members(404, guest=TO_LOGIN),
        at="/settings/export/{missing}/file",
        about="none",
    ),
]
CALLS = [
    Row("POST", ME, members(202, guest=NO_TOKEN), send=PASSWORD),
    Row(
        "POST",
        ME,
        members((401, "wrong_password"), guest=NO_TOKEN),
        send={"password": "geraden"},
        about="with a wrong password",
    ),
    Row(
        "GET",
        f"{ME}/<id:export_id>",
        only("member", 200, guest=NO_TOKEN, members=NOT_FOUND),
        at=f"{ME}/{{export}}",
        missing=f"{ME}/{{missing}}",
    ),
    Row(
        "GET",
        f"{ME}/<id:export_id>/file",
        only("member", 200, guest=NO_TOKEN, members=NOT_FOUND),
        at=f"{ME}/{{export}}/file",
        missing=f"{ME}/{{missing}}/file",
    ),
]
EXPORTS = PAGES + CALLS
