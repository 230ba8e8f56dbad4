"""Who gets what from every route of pictures."""

from io import BytesIO

from tests.uploads.files import picture
from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    TO_LOGIN,
    Parts,
    Row,
    everyone,
    members,
    only,
    writers,
)

FILE = "/u/<key>"
SMALLER = "/u/<key>/<size>"
LIST = "/settings/uploads"
ONE = "/uploads/<id:upload_id>"
DELETE = "/settings/uploads/<id:upload_id>/delete"
CALLS = "/api/v1/uploads"
CALL = "/api/v1/uploads/<id:upload_id>"
CANNOT = dict.fromkeys(("unverified", "without_consent", "suspended"), 403)
SEEN_INSIDE = members(200, guest=404, unverified=404)
OWNERS = only("member", 200, guest=404, members=404)


def _sent(_world) -> dict:
    return {"alt": "Een nieuw beeld", "file": (BytesIO(picture()), "foto.html", "text/html")}


def _wrong(_world) -> dict:
    return {"alt": "Geen beeld", "file": (BytesIO(b"<svg/>"), "foto.png", "image/png")}


def _called(world) -> Parts:
    return Parts(_sent(world))


def _file_rows() -> list[Row]:
    """Each picture, in full and smaller."""
    seen = {
        "in a post": (everyone(200), "open"),
        "in a post for members": (SEEN_INSIDE, "inside"),
        "in a removed post": (OWNERS, "removed"),
        "in no post": (OWNERS, "loose"),
    }
    rows = [
        Row(
            "GET",
            rule,
            expect,
            at=f"/u/{{pictures.{name}}}{more}",
            missing="" if name == "open" else f"/u/{{pictures.missing}}{more}",
            about=about,
        )
        for about, (expect, name) in seen.items()
        for rule, more in ((FILE, ""), (SMALLER, "/320"))
    ]
    odd = Row("GET", SMALLER, everyone(404), at="/u/{pictures.open}/full", about="no such size")
    return [*rows, odd]


PAGES = [
    Row("GET", "/uploads/new", writers(200, guest=TO_LOGIN)),
    Row("POST", "/uploads/new", writers((303, "/uploads/"), guest=ENDED), send=_sent),
    Row(
        "POST",
        "/uploads/new",
        writers(422, guest=ENDED),
        send=_wrong,
        about="no picture",
    ),
    Row("POST", "/uploads", writers(200, guest=ENDED) | CANNOT, send=_sent),
    Row(
        "GET",
        ONE,
        only("member", 200, guest=TO_LOGIN, members=404),
        at="/uploads/{pictures.upload}",
    ),
    Row("GET", LIST, members(200, guest=TO_LOGIN)),
    Row("GET", LIST, members(404, guest=TO_LOGIN), at=f"{LIST}?after=x", about="no such page"),
    Row(
        "GET",
        DELETE,
        only("member", 200, guest=TO_LOGIN, members=404),
        at=f"{LIST}/{{pictures.upload}}/delete",
    ),
    Row(
        "POST",
        DELETE,
        only("member", (303, LIST), guest=ENDED, members=404),
        at=f"{LIST}/{{pictures.upload}}/delete",
        missing=f"{LIST}/{{missing}}/delete",
    ),
    Row(
        "POST",
        DELETE,
        only("unverified", (303, LIST), guest=ENDED, members=404),
        at=f"{LIST}/{{pictures.unverified}}/delete",
        about="of the unverified",
    ),
]
API = [
    Row("POST", CALLS, writers(201, guest=NO_TOKEN), send=_called),
    Row("GET", "/api/v1/me/uploads", members(200, guest=NO_TOKEN)),
    Row(
        "DELETE",
        CALL,
        only("member", 204, guest=NO_TOKEN, members=NOT_FOUND),
        at="/api/v1/uploads/{pictures.upload}",
        missing="/api/v1/uploads/{missing}",
    ),
]
ROWS = _file_rows() + PAGES + API
