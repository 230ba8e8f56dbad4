"""Who gets what from every call about fact sheets."""

from tests.world.curated import ARTICLE, NEW_ARTICLE
from tests.world.rows import NO_TOKEN, NOT_FOUND, NOT_STAFF, Row, everyone, staff

SHEETS = "/api/v1/factsheets"
ONE = "/api/v1/factsheets/<slug:slug>"
DRAFT = "/api/v1/factsheets/<slug:slug>/draft"
PUBLISH = "/api/v1/factsheets/<slug:slug>/publish"
VERSION = "/api/v1/factsheets/<slug:slug>/versions/<id:number>"
IMPORTS = "/api/v1/factsheets/imports"
ON_THREAD = "/api/v1/threads/<id:thread_id>/factsheets/<slug:slug>"
ON_CATEGORY = "/api/v1/categories/<slug:category>/factsheets/<slug:slug>"
NOWHERE = "/api/v1/factsheets/bestaat-niet"
PINNED = "/api/v1/threads/{thread}/factsheets"
WHY = {"why": "Dit helpt bij slapen."}
REASON = {"reason": "Bijgewerkt na een vraag"}


def curators(answer):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF)


READING = [
    Row("GET", SHEETS, everyone(200)),
    Row("GET", SHEETS, curators(200), at=f"{SHEETS}?status=draft", about="drafts"),
    Row("GET", ONE, everyone(200), at=f"{SHEETS}/{{sheet}}"),
    Row(
        "GET", ONE, everyone(NOT_FOUND), at=f"{SHEETS}/{{draft}}", missing=NOWHERE, about="a draft"
    ),
    Row("GET", f"{ONE}/versions", everyone(200), at=f"{SHEETS}/{{sheet}}/versions"),
    Row(
        "GET",
        f"{ONE}/versions",
        everyone(NOT_FOUND),
        at=f"{SHEETS}/{{draft}}/versions",
        missing=f"{NOWHERE}/versions",
        about="a draft",
    ),
    Row("GET", VERSION, everyone(200), at=f"{SHEETS}/{{sheet}}/versions/1"),
    Row(
        "GET",
        VERSION,
        everyone(NOT_FOUND),
        at=f"{SHEETS}/{{draft}}/versions/1",
        missing=f"{NOWHERE}/versions/1",
        about="a draft",
    ),
]
CURATING = [
    Row("GET", DRAFT, curators(200), at=f"{SHEETS}/{{draft}}/draft"),
    Row("GET", DRAFT, curators(NOT_FOUND), at=f"{NOWHERE}/draft", about="none"),
    Row(
        "PATCH", ONE, curators(200), at=f"{SHEETS}/{{sheet}}", send={"title": "Slapen met rugpijn"}
    ),
    Row(
        "PATCH",
        ONE,
        curators(200),
        at=f"{SHEETS}/{{draft}}",
        send={"title": "Slapen met rugpijn"},
        about="a draft",
    ),
    Row(
        "PATCH",
        ONE,
        curators(NOT_FOUND),
        at=NOWHERE,
        send={"title": "Slapen met rugpijn"},
        about="none",
    ),
    Row("POST", PUBLISH, curators(200), at=f"{SHEETS}/{{draft}}/publish", send=REASON),
    Row("POST", PUBLISH, curators(NOT_FOUND), at=f"{NOWHERE}/publish", send=REASON, about="none"),
    Row("POST", IMPORTS, curators(201), send=NEW_ARTICLE.encode()),
    Row("POST", IMPORTS, curators(200), send=ARTICLE.encode(), about="again"),
    Row("GET", f"{IMPORTS}/<id:import_id>", curators(200), at=f"{IMPORTS}/{{article}}"),
    Row(
        "GET",
        f"{IMPORTS}/<id:import_id>",
        curators(NOT_FOUND),
        at=f"{IMPORTS}/{{missing}}",
        about="none",
    ),
]
PINNING = [
    Row("PUT", ON_THREAD, curators(204), at=f"{PINNED}/{{loose_sheet}}", send=WHY),
    Row("PUT", ON_THREAD, curators(NOT_FOUND), at=f"{PINNED}/{{draft}}", send=WHY, about="a draft"),
    Row(
        "PUT",
        ON_THREAD,
        curators(204),
        at="/api/v1/threads/{members_thread}/factsheets/{sheet}",
        send=WHY,
        about="for members",
    ),
    Row("DELETE", ON_THREAD, curators(204), at=f"{PINNED}/{{sheet}}"),
    Row(
        "DELETE", ON_THREAD, curators(NOT_FOUND), at=f"{PINNED}/{{loose_sheet}}", about="not pinned"
    ),
    Row(
        "PUT",
        ON_CATEGORY,
        curators(204),
        at="/api/v1/categories/{category}/factsheets/{loose_sheet}",
        send=WHY,
    ),
    Row(
        "DELETE", ON_CATEGORY, curators(204), at="/api/v1/categories/{category}/factsheets/{sheet}"
    ),
    Row(
        "DELETE",
        ON_CATEGORY,
        curators(NOT_FOUND),
        at="/api/v1/categories/{category}/factsheets/{loose_sheet}",
        about="not pinned",
    ),
]
CALLS = READING + CURATING + PINNING
