"""Who gets what from every route about sources."""

from tests.world.rows import NO_TOKEN, NOT_FOUND, NOT_STAFF, Row, everyone, staff

LIST = "/moderation/references"
ONE = "/moderation/references/<id:reference_id>"
FILE = "/api/v1/factsheets/<slug:slug>/references.<ending>"
STATUS = {"status": "corrected", "reason": "Zie de brief in het tijdschrift"}


def hidden(answer):
    return staff(answer, guest=404, members=404)


def curators(answer):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF)


PAGES = [
    Row("GET", LIST, hidden(200)),
    Row("GET", LIST, hidden(200), at=f"{LIST}?status=retracted", about="by status"),
    Row("GET", LIST, everyone(404), at=f"{LIST}?status=leuk", about="of no status"),
    Row("GET", ONE, hidden(200), at=f"{LIST}/{{source}}", missing=f"{LIST}/{{missing}}"),
    Row("GET", ONE, everyone(404), at=f"{LIST}/{{missing}}", about="none"),
    Row("POST", ONE, hidden((303, LIST)), at=f"{LIST}/{{source}}", send=STATUS),
    Row("POST", ONE, everyone(404), at=f"{LIST}/{{missing}}", send=STATUS, about="none"),
]
CALLS = [
    Row("GET", "/api/v1/references", everyone(200), at="/api/v1/references?doi=10.5555/bron"),
    Row("GET", f"/api/v1{LIST}", curators(200)),
    Row("GET", f"/api/v1{ONE}", curators(200), at=f"/api/v1{LIST}/{{source}}"),
    Row("GET", f"/api/v1{ONE}", curators(NOT_FOUND), at=f"/api/v1{LIST}/{{missing}}", about="none"),
    Row("PUT", f"/api/v1{ONE}", curators(200), at=f"/api/v1{LIST}/{{source}}", send=STATUS),
    Row(
        "PUT",
        f"/api/v1{ONE}",
        curators(NOT_FOUND),
        at=f"/api/v1{LIST}/{{missing}}",
        send=STATUS,
        about="none",
    ),
    Row("GET", FILE, everyone(200), at="/api/v1/factsheets/{sheet}/references.ris"),
    Row(
        "GET",
        FILE,
        everyone(NOT_FOUND),
        at="/api/v1/factsheets/{draft}/references.ris",
        missing="/api/v1/factsheets/bestaat-niet/references.ris",
        about="a draft",
    ),
]
ROWS = PAGES + CALLS
