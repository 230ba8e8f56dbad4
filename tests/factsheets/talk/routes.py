"""Who gets what from every route about sheets in conversations."""

from tests.factsheets.talk.calls import CALLS
from tests.world.rows import (
    ENDED,
    TO_LOGIN,
    Row,
    everyone,
    members,
    staff,
)

MOVE = "/t/<id:thread_id>-<slug>/factsheets/<slug:sheet>/move"
MOVE_CATEGORY = "/c/<slug:slug>/factsheets/<slug:sheet>/move"
LINK = "/p/<id:post_id>/claims"
UNLINK = "/p/<id:post_id>/claims/remove"
USES = "/factsheets/<slug:slug>/conversations"
SUGGEST = "/factsheets/<slug:slug>/suggest"
QUEUE = "/moderation/factsheets/suggestions"
ONE = "/moderation/factsheets/suggestions/<id:suggestion_id>"
UP = {"direction": "up"}
SAID = {"kind": "correctie", "body": "Dit klopt volgens mij niet meer."}
ANSWER = {"outcome": "overgenomen", "answer": "Dank je wel."}


def curators(answer):
    return staff(answer, guest=ENDED, members=403)


def hidden(answer):
    return staff(answer, guest=404, members=404)


def code(name):
    return lambda world: {"code": getattr(world, name), "note": "Meer hierover"}


def linked(world):
    return {"code": world.sheet}


def writing(answer, **others):
    return {
        **members(answer, guest=TO_LOGIN),
        **dict.fromkeys(("unverified", "without_consent", "suspended"), 403),
        **others,
    }


PINNING = [
    Row("POST", MOVE, curators((303, "/t/")), at="/t/{thread}-{slug}/factsheets/{sheet}/move",
        send=UP),
    Row("POST", MOVE, curators(404), at="/t/{thread}-{slug}/factsheets/{loose_sheet}/move",
        send=UP, about="not pinned"),
    Row("POST", MOVE_CATEGORY, curators((303, "/c/")),
        at="/c/{category}/factsheets/{sheet}/move", send=UP),
]  # fmt: skip
LINKING = [
    Row("POST", LINK, curators((303, "/p/")), at="/p/{post}/claims", send=code("sheet")),
    Row("POST", LINK, curators(422), at="/p/{post}/claims", send=code("draft"), about="a draft"),
    Row("POST", LINK, curators(404), at="/p/{removed}/claims", send=code("sheet"),
        about="a removed post"),
    Row("POST", LINK, curators(404), at="/p/{deleted}/claims", send=code("sheet"),
        about="a deleted post"),
    Row("POST", UNLINK, curators((303, "/p/")), at="/p/{talk.linked}/claims/remove", send=linked),
    Row("POST", UNLINK, curators(404), at="/p/{post}/claims/remove", send=linked,
        about="not linked"),
]  # fmt: skip
READING = [
    Row("GET", USES, everyone(200), at="/factsheets/{sheet}/conversations"),
    Row("GET", USES, everyone(404), at="/factsheets/{draft}/conversations",
        missing="/factsheets/bestaat-niet/conversations", about="a draft"),
]  # fmt: skip
SUGGESTING = [
    Row("GET", SUGGEST, writing(200), at="/factsheets/{sheet}/suggest"),
    Row("GET", SUGGEST, everyone(404), at="/factsheets/{draft}/suggest",
        missing="/factsheets/bestaat-niet/suggest", about="a draft"),
    Row("POST", SUGGEST, writing((303, "/settings/suggestions"), guest=ENDED),
        at="/factsheets/{sheet}/suggest", send=SAID),
    Row("POST", SUGGEST, writing(404, guest=ENDED), at="/factsheets/{draft}/suggest",
        send=SAID, about="a draft"),
    Row("GET", "/settings/suggestions", members(200, guest=TO_LOGIN)),
    Row("GET", QUEUE, hidden(200)),
    Row("GET", ONE, hidden(200), at=QUEUE + "/{talk.suggestion}", missing=QUEUE + "/{missing}"),
    Row("POST", ONE + "/close", hidden((303, QUEUE)), at=QUEUE + "/{talk.suggestion}/close",
        send=ANSWER),
    Row("POST", ONE + "/close", hidden(404), at=QUEUE + "/{missing}/close", send=ANSWER,
        about="none"),
]  # fmt: skip
ROWS = PINNING + LINKING + READING + SUGGESTING + CALLS
