"""Who gets what from reading what was decided about oneself, and from objecting."""

from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    NOT_STAFF,
    TO_LOGIN,
    Row,
    members,
    only,
    staff,
)

OWN, API = "/decisions/<id:measure_id>", "/api/v1"
AT = "/decisions/{decided.decision}"
TEXT = {"text": "Dat schreef ik helemaal niet."}
VERDICT = {"upheld": "true", "reason": "Bij nader inzien kon het wel."}
APPEAL = "/moderation/appeals/<id:appeal_id>"
API_APPEAL = API + "/moderation/appeals/<id:appeal_id>/decide"


def hidden(answer, **others):
    return staff(answer, guest=404, members=404) | others


def keepers(answer, **others):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF) | others


PAGES = [
    Row("GET", "/decisions", members(200, guest=TO_LOGIN)),
    Row("GET", OWN, only("member", 200, guest=TO_LOGIN, members=404), at=AT,
        missing="/decisions/{missing}"),
    Row("POST", OWN + "/appeal", only("member", (303, "/decisions/"), guest=ENDED, members=404),
        at=AT + "/appeal", send=TEXT, missing="/decisions/{missing}/appeal"),
    Row("GET", "/moderation/appeals", hidden(200)),
    Row("GET", APPEAL, hidden(200), at="/moderation/appeals/{decided.appeal}",
        missing="/moderation/appeals/{missing}"),
    Row("POST", APPEAL + "/decide", hidden((303, "/moderation/appeals/"), moderator=403),
        at="/moderation/appeals/{decided.appeal}/decide", send=VERDICT,
        missing="/moderation/appeals/{missing}/decide"),
]  # fmt: skip
CALLS = [
    Row("GET", API + "/me/decisions", members(200, guest=NO_TOKEN)),
    Row("GET", API + "/decisions/<id:decision_id>",
        only("member", 200, guest=NO_TOKEN, members=NOT_FOUND),
        at=API + AT, missing=API + "/decisions/{missing}"),
    Row("POST", API + "/decisions/<id:decision_id>/appeal",
        only("member", 201, guest=NO_TOKEN, members=NOT_FOUND),
        at=API + AT + "/appeal", send=TEXT, missing=API + "/decisions/{missing}/appeal"),
    Row("GET", API + "/moderation/appeals", keepers(200)),
    Row("POST", API_APPEAL, keepers(200, moderator=(403, "own_decision")),
        at=API + "/moderation/appeals/{decided.appeal}/decide",
        send={"upheld": True, "reason": "Bij nader inzien kon het wel."},
        missing=API + "/moderation/appeals/{missing}/decide"),
]  # fmt: skip
ROWS = PAGES + CALLS
