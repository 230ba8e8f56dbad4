"""Who gets what from the urgent mails of members."""

from tests.world.rows import NO_TOKEN, NOT_STAFF, Row, staff

LIST = "/moderation/urgent-mails"
ONE = f"{LIST}/<id:mail_id>/settle"
CALLED = f"/api/v1{LIST}"

ROWS = [
    Row("GET", LIST, staff(200, guest=404, members=404)),
    Row(
        "POST",
        ONE,
        staff((303, LIST), guest=404, members=404),
        at=f"{LIST}/{{watched.mail}}/settle",
        missing=f"{LIST}/{{missing}}/settle",
    ),
    Row("GET", CALLED, staff(200, guest=NO_TOKEN, members=NOT_STAFF)),
    Row(
        "POST",
        f"{CALLED}/<id:mail_id>/settle",
        staff(204, guest=NO_TOKEN, members=NOT_STAFF),
        at=f"{CALLED}/{{watched.mail}}/settle",
        missing=f"{CALLED}/{{missing}}/settle",
    ),
]
