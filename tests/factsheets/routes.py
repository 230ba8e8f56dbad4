"""Who gets what from every route of fact sheets."""

from io import BytesIO

from tests.factsheets.book.routes import EBOOKS
from tests.factsheets.calls import CALLS
from tests.factsheets.imports.routes import ROWS as IMPORT_ROWS
from tests.factsheets.references.routes import ROWS as SOURCES
from tests.factsheets.review.reviews import REVIEWS
from tests.factsheets.talk import routes as routes_talk
from tests.world.curated import ARTICLE, NEW_ARTICLE
from tests.world.rows import ENDED, TO_LOGIN, Row, everyone, staff

EDIT = "/factsheets/<slug:slug>/edit"
PUBLISH = "/factsheets/<slug:slug>/publish"
IMPORT = "/moderation/factsheets/import"
REPORT = "/moderation/factsheets/imports/<id:import_id>"
ON_THREAD = "/t/<id:thread_id>-<slug>/factsheets"
ON_CATEGORY = "/c/<slug:slug>/factsheets"
CHANGE = {"title": "Slapen met rugpijn", "summary": "In een zin.", "body": "Een alinea."}
WHY = {"reason": "Bijgewerkt na een vraag"}


def curators(answer):
    return staff(answer, guest=ENDED, members=403)


def hidden(answer):
    return staff(answer, guest=404, members=404)


def upload(text):
    return lambda world: {"file": (BytesIO(text.encode()), "artikel.txt"), "rights": "Eigen tekst"}


def pin(name):
    return lambda world: {"factsheet": getattr(world, name), "why": "Dit helpt bij slapen."}


READING = [
    Row("GET", "/factsheets", everyone(200)),
    Row("GET", "/factsheets/<slug:slug>", everyone(200), at="/factsheets/{sheet}"),
    Row(
        "GET",
        "/factsheets/<slug:slug>",
        everyone(404),
        at="/factsheets/{draft}",
        missing="/factsheets/bestaat-niet",
        about="a draft",
    ),
    Row(
        "GET", "/factsheets/<slug:slug>/v/<id:number>", everyone(200), at="/factsheets/{sheet}/v/1"
    ),
    Row(
        "GET",
        "/factsheets/<slug:slug>/v/<id:number>",
        everyone(404),
        at="/factsheets/{sheet}/v/2",
        about="none",
    ),
    Row(
        "GET",
        "/factsheets/<slug:slug>/v/<id:number>",
        everyone(404),
        at="/factsheets/{draft}/v/1",
        missing="/factsheets/bestaat-niet/v/1",
        about="a draft",
    ),
]
EDITING = [
    Row("GET", EDIT, staff(200, guest=TO_LOGIN, members=403), at="/factsheets/{sheet}/edit"),
    Row(
        "GET",
        EDIT,
        staff(200, guest=TO_LOGIN, members=403),
        at="/factsheets/{draft}/edit",
        about="a draft",
    ),
    Row(
        "GET",
        EDIT,
        staff(404, guest=TO_LOGIN, members=403),
        at="/factsheets/bestaat-niet/edit",
        about="none",
    ),
    Row("POST", EDIT, curators((303, "/factsheets/")), at="/factsheets/{sheet}/edit", send=CHANGE),
    Row(
        "POST",
        EDIT,
        curators((303, "/factsheets/")),
        at="/factsheets/{draft}/edit",
        send=CHANGE,
        about="a draft",
    ),
    Row("POST", EDIT, curators(404), at="/factsheets/bestaat-niet/edit", send=CHANGE, about="none"),
    Row(
        "POST", PUBLISH, curators((303, "/factsheets/")), at="/factsheets/{draft}/publish", send=WHY
    ),
    Row(
        "POST",
        PUBLISH,
        curators(404),
        at="/factsheets/bestaat-niet/publish",
        send=WHY,
        about="none",
    ),
]
IMPORTING = [
    Row("GET", "/moderation/factsheets", hidden(200)),
    Row("GET", IMPORT, hidden(200)),
    Row("POST", IMPORT, hidden((303, "/moderation/factsheets/imports/")), send=upload(NEW_ARTICLE)),
    Row(
        "POST",
        IMPORT,
        hidden((303, "/moderation/factsheets/imports/")),
        send=upload(ARTICLE),
        about="again",
    ),
    Row(
        "GET",
        REPORT,
        hidden(200),
        at="/moderation/factsheets/imports/{article}",
        missing="/moderation/factsheets/imports/{missing}",
    ),
    Row("GET", REPORT, hidden(404), at="/moderation/factsheets/imports/{missing}", about="none"),
]
PINNING = [
    Row(
        "POST",
        ON_THREAD,
        curators((303, "/t/")),
        at="/t/{thread}-{slug}/factsheets",
        send=pin("loose_sheet"),
    ),
    Row(
        "POST",
        ON_THREAD,
        curators(422),
        at="/t/{thread}-{slug}/factsheets",
        send=pin("draft"),
        about="a draft",
    ),
    Row(
        "POST",
        ON_THREAD,
        curators((303, "/t/")),
        at="/t/{members_thread}-{members_slug}/factsheets",
        send=pin("sheet"),
        about="for members",
    ),
    Row(
        "POST",
        ON_THREAD + "/<slug:sheet>/unpin",
        curators((303, "/t/")),
        at="/t/{thread}-{slug}/factsheets/{sheet}/unpin",
    ),
    Row(
        "POST",
        ON_THREAD + "/<slug:sheet>/unpin",
        curators(404),
        at="/t/{thread}-{slug}/factsheets/{loose_sheet}/unpin",
        about="not pinned",
    ),
    Row(
        "POST",
        ON_CATEGORY,
        curators((303, "/c/")),
        at="/c/{category}/factsheets",
        send=pin("loose_sheet"),
    ),
    Row(
        "POST",
        ON_CATEGORY + "/<slug:sheet>/unpin",
        curators((303, "/c/")),
        at="/c/{category}/factsheets/{sheet}/unpin",
    ),
    Row(
        "POST",
        ON_CATEGORY + "/<slug:sheet>/unpin",
        curators(404),
        at="/c/{category}/factsheets/{loose_sheet}/unpin",
        about="not pinned",
    ),
]
OURS = READING + EDITING + IMPORTING + PINNING + IMPORT_ROWS + CALLS
ROWS = OURS + REVIEWS + routes_talk.ROWS + EBOOKS + SOURCES
