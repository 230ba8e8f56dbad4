"""Who gets what from every call about sheets in conversations."""

from tests.world.rows import (
    CANNOT_WRITE,
    NO_TOKEN,
    NOT_FOUND,
    NOT_STAFF,
    Row,
    everyone,
    members,
    staff,
)

LINK = "/api/v1/posts/<id:post_id>/claims/<slug:slug>"
USES = "/api/v1/factsheets/<slug:slug>/conversations"
SUGGEST = "/api/v1/factsheets/<slug:slug>/suggestions"
OWN = "/api/v1/me/factsheet-suggestions"
QUEUE = "/api/v1/moderation/factsheet-suggestions"
CLOSE = "/api/v1/moderation/factsheet-suggestions/<id:suggestion_id>/close"
SAID = {"body": "Dit klopt volgens mij niet meer."}
ANSWER = {"outcome": "overgenomen", "answer": "Dank je wel."}
NOTE = {"note": "Meer hierover"}
POSTS = "/api/v1/posts"
SHEETS = "/api/v1/factsheets"


def curators(answer):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF)


def writing(answer):
    return members(answer, guest=NO_TOKEN) | CANNOT_WRITE


CALLS = [
    Row("PUT", LINK, curators(204), at=f"{POSTS}/{{post}}/claims/{{sheet}}", send=NOTE),
    Row("PUT", LINK, curators(NOT_FOUND), at=f"{POSTS}/{{post}}/claims/{{draft}}", send=NOTE,
        about="a draft"),
    Row("PUT", LINK, curators(NOT_FOUND), at=f"{POSTS}/{{removed}}/claims/{{sheet}}", send=NOTE,
        about="a removed post"),
    Row("DELETE", LINK, curators(204), at=f"{POSTS}/{{talk.linked}}/claims/{{sheet}}"),
    Row("DELETE", LINK, curators(NOT_FOUND), at=f"{POSTS}/{{post}}/claims/{{sheet}}",
        about="not linked"),
    Row("GET", USES, everyone(200), at=f"{SHEETS}/{{sheet}}/conversations"),
    Row("GET", USES, everyone(NOT_FOUND), at=f"{SHEETS}/{{draft}}/conversations",
        missing=f"{SHEETS}/bestaat-niet/conversations", about="a draft"),
    Row("POST", SUGGEST, writing(201), at=f"{SHEETS}/{{sheet}}/suggestions", send=SAID),
    Row("POST", SUGGEST, writing(NOT_FOUND), at=f"{SHEETS}/{{draft}}/suggestions", send=SAID,
        about="a draft"),
    Row("GET", OWN, members(200, guest=NO_TOKEN)),
    Row("GET", QUEUE, curators(200)),
    Row("POST", CLOSE, curators(200), at=f"{QUEUE}/{{talk.suggestion}}/close", send=ANSWER),
    Row("POST", CLOSE, curators(NOT_FOUND), at=f"{QUEUE}/{{missing}}/close", send=ANSWER,
        about="none"),
]  # fmt: skip
