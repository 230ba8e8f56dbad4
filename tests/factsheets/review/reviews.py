"""Who gets what from the routes by which a fact sheet goes to its readers and back."""

from tests.world.rows import (
    CANNOT_WRITE,
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    NOT_STAFF,
    TO_LOGIN,
    Row,
    everyone,
    members,
    staff,
)

AT = "/factsheets/<slug:slug>"
API = "/api/v1/factsheets/<slug:slug>"
SHEETS = "/api/v1/factsheets"
WHY = {"reason": "Bijgewerkt na een vraag"}
NOT_EXPERT = (403, "experts_only")
NOT_REVIEWER = (403, "reviewers_only")
DONE = (303, "/factsheets/")


def curators(answer):
    return staff(answer, guest=ENDED, members=403)


def callers(answer):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF)


def experts(answer):
    return members(403, guest=ENDED, expert=answer)


def calling_experts(answer):
    return members(NOT_EXPERT, guest=NO_TOKEN) | CANNOT_WRITE | {"expert": answer}


def reviewers(answer, *, guest, others):
    return staff(answer, guest=guest, members=others) | {"expert": answer}


def page(method, path, slug, answers, about="", **facts):
    at = f"/factsheets/{{{slug}}}/{path}".replace("<id:number>", facts.pop("number", "1"))
    return Row(method, f"{AT}/{path}", answers, at=at, about=about, **facts)


def call(method, path, slug, answers, about="", **facts):
    at = f"{SHEETS}/{{{slug}}}/{path}".replace("<id:number>", facts.pop("number", "1"))
    return Row(method, f"{API}/{path}", answers, at=at, about=about, **facts)


LOOKED_AT = reviewers(200, guest=TO_LOGIN, others=403)
NOT_IN_REVIEW = reviewers(404, guest=TO_LOGIN, others=403)
LISTED = reviewers(200, guest=NO_TOKEN, others=NOT_REVIEWER)
CHANGES = "v/<id:number>/changes"
CALLED_CHANGES = "versions/<id:number>/changes"
GONE = everyone((410, "gone"))
READING = [
    Row("GET", "/review", LOOKED_AT),
    page("GET", "review", "in_review", LOOKED_AT),
    page("GET", "review", "draft", NOT_IN_REVIEW, "not in review"),
    page("GET", "changes", "draft", staff(200, guest=TO_LOGIN, members=403)),
    page("GET", CHANGES, "twice", everyone(200), number="2"),
    page("GET", CHANGES, "draft", everyone(404), "a draft"),
    page("GET", CHANGES, "withdrawn", everyone(410), "withdrawn"),
    page("GET", "v/<id:number>", "withdrawn", everyone(410), "withdrawn"),
    Row("GET", AT, everyone(410), at="/factsheets/{withdrawn}", about="withdrawn"),
    call("GET", "review", "in_review", LISTED),
    call("GET", "changes", "draft", callers(200)),
    call("GET", CALLED_CHANGES, "twice", everyone(200), number="2"),
    call("GET", CALLED_CHANGES, "withdrawn", GONE, "withdrawn"),
    Row("GET", SHEETS, LISTED, at=f"{SHEETS}?status=in_review", about="in review"),
    Row("GET", SHEETS, callers(200), at=f"{SHEETS}?status=withdrawn", about="withdrawn"),
    Row("GET", SHEETS, everyone(200), at=f"{SHEETS}?status=due", about="due"),
]
MOVING = [
    page("POST", "submit", "draft", curators(DONE), send={"reason": ""}),
    page("POST", "send-back", "in_review", curators(DONE), send=WHY),
    page("POST", "withdraw", "loose_sheet", curators(DONE), send=WHY),
    page("POST", "v/<id:number>/restore", "twice", curators(DONE), send=WHY),
    call("POST", "submit", "draft", callers(204), send={}),
    call("POST", "send-back", "in_review", callers(204), send=WHY),
    call("POST", "withdraw", "loose_sheet", callers(204), send=WHY),
    call("POST", "versions/<id:number>/restore", "twice", callers(200), send=WHY),
]
SIGNING = [
    page("POST", "sign", "sheet", experts(DONE), send={"version": "1"}),
    page("POST", "sign", "in_review", experts(DONE), "in review", send={"draft": "true"}),
    page("POST", "sign", "draft", experts(404), "a draft", send={}),
    page("POST", "unsign", "sheet", experts(404), send={}),
    page("POST", "confirm", "sheet", experts(DONE), send={"version": "1"}),
    call("PUT", "signature", "sheet", calling_experts(204), send={}),
    call("DELETE", "signature", "sheet", calling_experts(NOT_FOUND)),
    call("POST", "confirm", "sheet", calling_experts(200), send={}),
]
REVIEWS = READING + MOVING + SIGNING
